import type { HookTrouble } from "./hook-trouble.ts";

/** Whether a host trusts hooks, and the folder they belong to; each absent where the host does not ask. */
export interface TrustState {
  readonly trusted?: boolean;
  readonly folderTrusted?: boolean;
  readonly troubles: readonly HookTrouble[];
}
