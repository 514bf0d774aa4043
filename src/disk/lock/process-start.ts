import { readFileSync } from "node:fs";
import { errorCode } from "../system-error.ts";

/** What the system knows of a process: `start` (clock ticks since boot) tells apart two processes that had one id; absent where there is no /proc. */
export interface ProcessState {
  readonly alive: boolean;
  readonly start?: string;
}

/** Looks up a process of this machine. A zombie is dead: it will never release anything. */
export function readProcessState(pid: number): ProcessState {
  const stat = readStat(pid);
  if (stat !== undefined) {
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const state = fields[0] ?? "";
    return { alive: !"ZXx".includes(state), start: fields[19] ?? "" };
  }
  return { alive: answersSignals(pid) };
}

/** Start of the running process, or "" where the system does not tell. */
export function ownStart(): string {
  own ??= readProcessState(process.pid).start ?? "";
  return own;
}

let own: string | undefined;

function readStat(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
