import type { AgentCli } from "./agent-clis.ts";
import type { AgentPreset } from "./presets.ts";

/**
 * What a workflow says an agent may do with files, in the words of a workflow's `permissions`. Without one, and for `restricted`, nothing is said to the CLI:
 * the user's own settings decide. `readwrite` lets it edit the project's files; `full` is the only word that switches the CLI's own questions off.
 */
export const AGENT_ACCESSES = ["readonly", "readwrite", "restricted", "full"] as const;
/** Word for what an agent may do. */
export type AgentAccess = (typeof AGENT_ACCESSES)[number];

/** What an agent's definition and the step ask of a one-shot run. */
export interface OneShotOptions {
  /** Model as the workflow's author wrote it: a full name, or the short one that the CLI knows. */
  readonly model?: string | undefined;
  readonly access?: AgentAccess | undefined;
  readonly preset?: AgentPreset | undefined;
  /** Id of the session to go on with, as an earlier outcome told it. */
  readonly resume?: string | undefined;
  /** Further folders that the agent may read and, as far as its access goes, write; absolute. A CLI that has no such option is told nothing. */
  readonly additionalPaths?: readonly string[] | undefined;
  /** `text` for what the CLI prints for people; by default its machine format, where it has one. */
  readonly output?: "text" | undefined;
  /** Path at which a task too long for a command line is to be found by the CLI; absolute. Nothing is written there by an adapter. */
  readonly taskFile: string;
}

/** How a one-shot run is started; everything about it, so that a dry run can show it. */
export interface Invocation {
  /** Name of the program, to be found on the PATH. */
  readonly file: string;
  readonly args: readonly string[];
  /** Variables beside those of the user; they win. */
  readonly env: Readonly<Record<string, string>>;
  /** All of standard input, which is to be ended behind it: some CLIs wait for ever on an open pipe (AGENT-CLIS.md 3). */
  readonly stdin: string;
  /** The file to write before the start, where the task is handed over by one. */
  readonly taskFile?: { readonly path: string; readonly text: string };
}

/** How the process of a one-shot run ended. */
export interface OneShotEnd {
  /** Undefined where a signal ended it. */
  readonly exitCode: number | undefined;
  /** Signal that ended it, and also one that the runner sent to end it: Gemini CLI then exits with 0, Claude Code and Codex with 1 (AGENT-CLIS.md 10). */
  readonly signal?: string | undefined;
  /** Decoded; where it was long, head and tail will do. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Why a run did not do its work. */
export const FAILURE_KINDS = [
  "no-program",
  "not-signed-in",
  "not-trusted",
  "api-error",
  "permission-denied",
  "turn-limit",
  "empty-output",
  "bad-request",
  "exit-code",
  "signal",
] as const;
/** Name of a reason. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A run that did not do its work: what happened in a line for people, and what the user can do about it where that is known. */
export interface OneShotFailure {
  readonly kind: FailureKind;
  readonly message: string;
  readonly hint?: string;
}

/** What a run has used up, as far as its CLI tells; what it does not tell is unknown, not 0. Cached tokens are part of the input. Codex counts the whole session. */
export interface OneShotUsage {
  readonly inputTokens?: number;
  readonly cachedInputTokens?: number;
  readonly outputTokens?: number;
  readonly costUsd?: number;
}

/** What came of a one-shot run. */
export interface OneShotOutcome {
  /** The agent's last message, trimmed at its end; also where the run failed, as far as there was one. */
  readonly text: string;
  readonly failed?: OneShotFailure;
  readonly sessionId?: string;
  readonly usage?: OneShotUsage;
  /** Tools that the agent was not allowed to use and found no way around, in order, without repetition. */
  readonly denied?: readonly string[];
}

/** How to get a CLI. */
export interface InstallHint {
  /** A line that can be typed. */
  readonly command: string;
  /** Name in the npm or Python registry; undefined where the CLI comes by a script of its vendor. */
  readonly npm?: string;
  readonly pip?: string;
}

/** One CLI as a pure adapter for one-shot runs: it writes command lines and reads what came of them, and starts nothing itself. */
export interface OneShot {
  readonly cli: AgentCli;
  readonly install: InstallHint;
  /** Signal that lets it end in good order; after a grace comes SIGKILL (AGENT-CLIS.md 10). */
  readonly endSignal: "SIGINT" | "SIGTERM";
  /** Tells what is wrong with a model's name as far as its form shows; undefined where nothing is. Absent where any name may be right. */
  readonly checkModel?: (model: string) => string | undefined;
  readonly write: (task: string, options: OneShotOptions) => Invocation;
  /** Never throws, whatever the process printed. */
  readonly read: (end: OneShotEnd) => OneShotOutcome;
}
