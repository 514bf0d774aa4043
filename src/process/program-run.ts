/** A program to run: no shell, arguments as they are, output straight into files. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** Folder it runs in, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments are given to Windows as they are, for `cmd.exe` alone. */
  readonly verbatim?: boolean;
}

/** Where output goes and what bounds a run. */
export interface RunLimits {
  /** Files that standard output and standard error are written to; what was in them is gone. */
  readonly stdout: string;
  readonly stderr: string;
  /** After this time the whole group is terminated. */
  readonly timeoutMs: number;
  /** How long a group that was asked to end (SIGTERM) has before it is killed; 2 s unless told. */
  readonly graceMs?: number;
  /** More output than this, in bytes of both files together, ends the run; 256 MB unless told. */
  readonly mostOutput?: number;
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
