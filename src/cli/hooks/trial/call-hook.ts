import { spawnSync } from "node:child_process";
import type { HookHost } from "../../../agents/hook-dialect.ts";
import type { InstalledHook } from "../../../agents/hook-settings.ts";
import { splitWords } from "../../../agents/settings/quote-words.ts";

/** What a hook's process gave. */
export interface HookReply {
  /** Exit code; undefined where it could not be started, was ended or took too long. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** How hooks are called: the host that would do it, the folder of its session, and the environment. */
export interface CallScene {
  readonly host: HookHost;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** More than any host waits for our hooks. */
const LIMIT_MS = 15_000;

/** Calls an installed hook as its host does: Claude Code starts the program it names, OpenCode's plugin too, Codex and Gemini give the line to a shell. */
export function callHook(hook: InstalledHook, { host, folder, env }: CallScene, input: unknown): HookReply {
  const words = wordsOf(hook, host);
  const options = { cwd: folder, env: callEnvironment(env, folder), input: JSON.stringify(input), encoding: "utf8", timeout: LIMIT_MS } as const;
  const [program = "", ...args] = words ?? [];
  const done = words === undefined ? spawnSync(hook.command, { ...options, shell: shellOf(host) }) : spawnSync(program, args, options);
  // One that ends without reading what it was told breaks the pipe; its exit code says more.
  const failure = done.error !== undefined && !("code" in done.error && done.error.code === "EPIPE") ? done.error.message : undefined;
  return { code: failure === undefined ? (done.status ?? undefined) : undefined, out: done.stdout ?? "", err: failure ?? done.stderr ?? "" };
}

/** The program and its arguments; undefined where a shell has to find them. */
function wordsOf({ command, node, script }: InstalledHook, host: HookHost): readonly string[] | undefined {
  if (host === "opencode") return [node, script, "hook", host];
  return host === "claude" && node !== "" ? splitWords(command) : undefined;
}

function shellOf(host: HookHost): string | true {
  return host === "gemini" && process.platform === "win32" ? "powershell.exe" : true;
}

/** What would lead the call away from the trial's own project and session is left out. */
function callEnvironment(env: CallScene["env"], folder: string): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(?:AGENT_RELAY_(?:HOOKS|AGENT|SESSION|DEBUG)|GIT_.*)$/.test(name));
  return { ...Object.fromEntries(kept), CLAUDE_PROJECT_DIR: folder, GEMINI_PROJECT_DIR: folder };
}
