import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { sha256 } from "../disk/files/sha256.ts";
import { readProcessState } from "../disk/lock/process-start.ts";

/** The session a command belongs to, and how that is known. */
export interface CurrentSession {
  readonly id: string;
  readonly source: "environment" | "terminal" | "process";
}

/** Variables in which agents tell the session, the innermost's own first where several agents are nested by habit (AGENT-CLIS.md 10). */
const VARIABLES = ["AGENT_RELAY_SESSION", "CLAUDE_CODE_SESSION_ID", "CODEX_SESSION_ID", "CODEX_THREAD_ID", "GEMINI_SESSION_ID"] as const;

const OF_HOST: Readonly<Record<string, readonly string[]>> = {
  claude: ["CLAUDE_CODE_SESSION_ID"],
  codex: ["CODEX_SESSION_ID", "CODEX_THREAD_ID"],
  gemini: ["GEMINI_SESSION_ID"],
};

/**
 * Tells the session of this process: what the environment says (of the agent `host` first, where two are nested), else one made from machine and terminal, so that all commands typed in
 * one terminal belong together; without a terminal, from the process that started this one.
 */
export function currentSession(env: Readonly<Record<string, string | undefined>>, host?: string): CurrentSession {
  const names = ["AGENT_RELAY_SESSION", ...(OF_HOST[host ?? ""] ?? []), ...VARIABLES];
  const id = names.map((name) => env[name]?.trim()).find((value) => value !== undefined && value !== "");
  return id === undefined ? derivedSession() : { id, source: "environment" };
}

function derivedSession(): CurrentSession {
  const leader = sessionLeader();
  if (leader !== undefined) return { id: `terminal-${digest(["terminal", String(leader), startOf(leader)])}`, source: "terminal" };
  return { id: `process-${digest(["process", String(process.ppid), startOf(process.ppid)])}`, source: "process" };
}

/** The process that leads this terminal's session; undefined without a terminal. */
function sessionLeader(): number | undefined {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const leader = Number(fields[3]);
    return fields[4] === "0" || !Number.isInteger(leader) || leader <= 0 ? undefined : leader;
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string {
  return readProcessState(pid).start ?? terminalName();
}

function terminalName(): string {
  try {
    return readlinkSync("/dev/fd/0");
  } catch {
    return "";
  }
}

function digest(parts: readonly string[]): string {
  return sha256([hostname(), ...parts].join("\n")).slice(0, 12);
}
