import { spawnSync } from "node:child_process";

/** How git is called. */
export interface GitOptions {
  readonly folder: string;
  /** Bytes for its standard input. */
  readonly input?: string;
  /** The index git is to use; that of the working tree unless told. Absolute. */
  readonly index?: string;
  /** Ends the call after this time; 10 s unless told. */
  readonly timeoutMs?: number;
}

/** What a call of git gave: bytes as they came, so that names and texts of any encoding survive. */
export interface GitResult {
  readonly ok: boolean;
  /** Exit code; -1 where git is not installed, was ended or ran out of time. */
  readonly code: number;
  readonly output: Buffer;
  /** What it said on standard error, trimmed. */
  readonly error: string;
}

/** Settings that keep output plain and start no program that a repository names (`core.fsmonitor`). */
const SETTINGS: readonly string[] = [
  "--no-pager",
  "-c",
  "core.quotepath=off",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "color.ui=false",
  "-c",
  "log.showSignature=false",
];

/** Inside a git hook these lead to the hook's repository whatever the folder. */
const LEAKING: readonly string[] = [
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_COMMON_DIR",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_LITERAL_PATHSPECS",
];

/** Output above this size ends the call: 64 MB. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;

/** Runs git without a shell, pager, prompt or optional lock, and waits for it. Never throws; the arguments must not begin with what a person wrote. */
export function runGit(args: readonly string[], options: GitOptions): GitResult {
  const result = spawnSync("git", [...SETTINGS, ...args], {
    cwd: options.folder,
    input: options.input ?? "",
    timeout: Math.max(1, Math.floor(options.timeoutMs ?? 10_000)),
    killSignal: "SIGKILL",
    maxBuffer: OUTPUT_LIMIT,
    env: { ...gitEnvironment(process.env), ...(options.index !== undefined && { GIT_INDEX_FILE: options.index }) },
    windowsHide: true,
  });
  const output = result.stdout ?? Buffer.alloc(0);
  const failure = result.error === undefined ? "" : `${result.error.message}\n`;
  const error = `${failure}${(result.stderr ?? "").toString()}`.trim();
  return { ok: result.status === 0, code: result.error === undefined ? (result.status ?? -1) : -1, output, error };
}

/** Gives the environment for git: as it is, without what points to another repository, and without anything that would ask a person. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !LEAKING.includes(name)));
  const quiet = {
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    GCM_INTERACTIVE: "never",
    LC_ALL: "C",
  };
  return { GIT_SSH_COMMAND: "ssh -oBatchMode=yes", ...kept, ...quiet };
}
