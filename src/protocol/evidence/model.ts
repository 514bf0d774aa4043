/** How a run of a check ended. `failed` is an exit code other than 0, `signalled` one that a signal ended, `not-started` a program that is not there. */
export const RUN_OUTCOMES = ["passed", "failed", "signalled", "timed-out", "too-much-output", "interrupted", "not-started"] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** What moved on since a check was run: the files in scope, or the commit with files outside of the scope, or some file of a project that names no scope. */
export const STALENESSES = ["scope", "head", "files"] as const;
export type Staleness = (typeof STALENESSES)[number];

/** The last run of one check on this machine, as rules, the score and `done` see it (PROTOCOL.md 2: command, exit code, commit, time). */
export interface CheckState {
  /** The command as the criterion has it. */
  readonly command: string;
  readonly outcome: RunOutcome;
  /** Absent where it did not exit by itself. */
  readonly exitCode?: number | undefined;
  /** Abbreviated commit it ran on; absent outside of a repository. */
  readonly commit?: string | undefined;
  /** When it ended, ISO 8601 in UTC. */
  readonly at: string;
  /** Absent while the files are those it ran on. */
  readonly stale?: Staleness | undefined;
}
