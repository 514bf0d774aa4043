import { readFileSync } from "node:fs";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables by which each agent's shell and hooks can be told (AGENT-CLIS.md 10). */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  claude: ["CLAUDECODE"],
  codex: ["CODEX_THREAD_ID", "CODEX_SESSION_ID", "CODEX_CI"],
  gemini: ["GEMINI_CLI"],
  opencode: ["OPENCODE"],
};

/** The names of the agents whose marks can be told. */
export type HostName = "claude" | "codex" | "gemini" | "opencode";

/**
 * Tells in which agent's shell or hook this process runs; undefined outside of all. Where one agent was started by another, both have left their marks: then the
 * innermost is the one whose mark disappears first among the ancestors of this process, where the system shows their environments.
 */
export function detectHost(env: Environment, ancestors: () => Iterable<Environment> = ancestorEnvironments): HostName | undefined {
  let candidates = HOSTS.filter((host) => isMarked(host, env));
  if (candidates.length < 2) return candidates[0];
  for (const ancestor of ancestors()) {
    const left = candidates.filter((host) => isMarked(host, ancestor));
    const gone = candidates.find((host) => !left.includes(host));
    if (gone !== undefined && left.length > 0) return gone;
    if (left.length === 0) break;
    candidates = left;
  }
  return candidates[0];
}

const HOSTS: readonly HostName[] = ["claude", "codex", "gemini", "opencode"];

function isMarked(host: HostName, env: Environment): boolean {
  return (MARKS[host] ?? []).some((name) => (env[name] ?? "") !== "" && env[name] !== "0");
}

/** The environments with which the ancestors of this process were started, nearest first; nothing where the system does not show them. */
function* ancestorEnvironments(): Generator<Environment> {
  let pid = process.ppid;
  for (let depth = 0; pid > 1 && depth < 64; depth += 1) {
    let environment: string;
    try {
      environment = readFileSync(`/proc/${pid}/environ`, "utf8");
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    } catch {
      return;
    }
    yield Object.fromEntries(environment.split("\0").map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]));
  }
}
