import type { Rule } from "../lint/rule.ts";

/** The outside world of a command: folders, environment, streams and clock, so that tests can give their own. */
export interface CommandIo {
  /** Absolute folder the command works in, after `-C`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Version of this package. */
  readonly version: string;
  /** Writes to standard output; no line break is added. */
  out(text: string): void;
  /** Writes to standard error; no line break is added. */
  err(text: string): void;
  /** All bytes of standard input, read when called. */
  readStdin(): Uint8Array;
  /** Whether a person can be asked: input and output are terminals and `CI` is unset. */
  readonly interactive: boolean;
  /** Whether output may be coloured (`NO_COLOR`, `FORCE_COLOR`, terminal). */
  readonly colour: boolean;
  /** Current time as ISO 8601 in UTC, to the second: `2026-11-20T15:04:05Z`. */
  now(): string;
  /** Whether a settings' file that is code may be run; false where agents are served. True where it is absent. */
  readonly runsSettings?: boolean;
  /** Loads the built-in rules; only `src/main.ts` sees them. */
  loadRules(): Promise<readonly Rule[]>;
}
