import type { CommitState } from "./history.ts";

/** Remembers what the disk and git were asked, and what they answered. */
export interface Witness {
  /** A file was read, and this is the SHA-256 of its bytes. */
  readonly content: (path: string, hash: string) => void;
  readonly path: (pattern: string, exists: boolean) => void;
  readonly commit: (realPath: string, state: CommitState) => void;
}
