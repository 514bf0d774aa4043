import { readFileSync } from "node:fs";
import { readProcessState } from "../../disk/lock/process-start.ts";
import type { SessionRecord } from "./session-record.ts";

/** Programs that stand between an agent and its hook for a moment only. */
const HELPERS = ["sh", "bash", "dash", "zsh", "fish", "ksh", "ash", "busybox", "env", "timeout", "nice", "cmd.exe", "npx"];

/** The agent's process as a session's record keeps it. */
export type AgentProcess = Pick<SessionRecord, "pid" | "pidStart">;

/** Finds the process of the agent that started this hook, behind shells it may have used; empty where the system does not show processes. */
export function findAgentProcess(parent: number = process.ppid): AgentProcess {
  let pid = parent;
  for (let depth = 0; pid > 1 && depth < 8; depth += 1) {
    const stat = readStat(pid);
    if (stat === undefined) return {};
    if (!HELPERS.includes(stat.name)) return { pid, pidStart: stat.start };
    pid = stat.parent;
  }
  return {};
}

/** Whether the agent's process of a session is known to be gone; false where nothing is known of it. The caller makes sure that it ran on this machine. */
export function isAgentGone({ pid, pidStart }: AgentProcess): boolean {
  if (pid === undefined) return false;
  const { alive, start } = readProcessState(pid);
  return !alive || (start !== undefined && pidStart !== undefined && start !== pidStart);
}

function readStat(pid: number): { readonly name: string; readonly parent: number; readonly start: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    return { name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(fields[1]), start: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}
