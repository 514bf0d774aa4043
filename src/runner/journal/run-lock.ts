import type { Result } from "../../diagnostic/result.ts";

/** A lock on a run's folder that this process holds; dies with the process. `src/workspace/lock` makes such locks. */
export interface RunLock {
  /** False once another process took it over. */
  isHeld(): boolean;
  release(): void;
}

/** Takes the lock of a folder, or says in a sentence who has it. Waits for nobody: a run that another process drives is not to be resumed. */
export type TakeRunLock = (folder: string) => Result<RunLock, { readonly message: string; readonly hint?: string }>;
