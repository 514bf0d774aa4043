import { readdirSync, readFileSync } from "node:fs";

/** What Linux shows of a living process. */
export interface SeenProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Start in clock ticks since boot; tells apart two processes that had one id. */
  readonly start: string;
}

/** Gives the ids of all processes where the system shows them (Linux), none elsewhere. */
export function listProcessIds(): readonly number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Looks at a process; undefined where it is gone, dead but not yet waited for, or not shown. */
export function readProcess(pid: number): SeenProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if ("ZXx".includes(fields[0] ?? "Z")) return undefined;
    return { pid, parent: Number(fields[1]), group: Number(fields[2]), start: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

/** Gives the value of a variable in the environment that a process was started with; undefined where it has none or is not shown. */
export function readVariable(pid: number, name: string): string | undefined {
  try {
    const entry = readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .find((line) => line.startsWith(`${name}=`));
    return entry?.slice(name.length + 1);
  } catch {
    return undefined;
  }
}
