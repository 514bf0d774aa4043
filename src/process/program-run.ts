import type { Mark } from "./mark.ts";

/** A program to run: no shell, arguments as they are, output straight into files. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** Folder it runs in, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments are given to Windows as they are, for `cmd.exe` alone. */
  readonly verbatim?: boolean;
  /** File that is its standard input; without one that is empty. */
  readonly stdin?: string;
  /** By which all that it starts is found; a random one unless told. */
  readonly mark?: Mark;
}

/** Where output goes and what bounds a run. */
export interface RunLimits {
  /** Files that standard output and standard error are written to; what was in them is gone. */
  readonly stdout: string;
  readonly stderr: string;
  /** After this time the whole group is terminated; never where it is Infinity. */
  readonly timeoutMs: number;
  /** How long a group that was asked to end has before it is killed; 2 s unless told. */
  readonly graceMs?: number;
  /** Signal that asks the group to end; without one SIGTERM, and SIGINT where that is the reason of `stop`. */
  readonly endSignal?: NodeJS.Signals;
  /** More output than this, in bytes of both files together, ends the run; 256 MB unless told, without bound where it is Infinity. */
  readonly mostOutput?: number;
  /** Hears the process id as soon as there is one, before this process does anything else. What it throws ends the run as one that was not started. */
  readonly onStart?: (pid: number) => void;
  /** Ends the run when it fires; its reason may be the name of the signal that is passed on. */
  readonly stop?: AbortSignal;
}

/** How a program ended. */
export type ProgramEnd =
  | { readonly kind: "exited"; readonly exitCode: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "timed-out" }
  | { readonly kind: "too-much-output" }
  | { readonly kind: "stopped" }
  | { readonly kind: "not-started"; readonly message: string };

/** What a run came to. `leftovers` tells that something it started was still alive at its end and was terminated. */
export interface ProgramRun {
  readonly end: ProgramEnd;
  readonly durationMs: number;
  readonly leftovers: boolean;
}
