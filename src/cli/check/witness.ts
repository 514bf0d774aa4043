import type { CommitState } from "./history.ts";

/** Remembers what the disk and git were asked, and what they answered. */
export interface Witness {
  readonly path: (pattern: string, exists: boolean) => void;
  readonly commit: (realPath: string, state: CommitState) => void;
}
