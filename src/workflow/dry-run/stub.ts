/** What stands in for a step's work in a dry run. */
export interface Stub {
  readonly output: string;
  /** Exit code of an attempt that is not one of the failing ones; another than 0 fails it as it would in a run. */
  readonly exitCode: number;
  /** So many attempts fail before the first that does not; `Infinity` for all. */
  readonly failures: number;
  readonly durationMs: number;
  /** Whether the file of a `file_exists` check is there; true where nobody says. */
  readonly leavesFile: boolean;
}

/** Stubs by the names of steps. */
export type Stubs = ReadonlyMap<string, Stub>;
