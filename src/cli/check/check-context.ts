import type { Rule } from "../../lint/rule.ts";
import type { RuleSettings } from "../../lint/rule-settings.ts";
import type { FolderCache } from "./folder-cache.ts";
import type { History } from "./history.ts";
import type { Overlay } from "./overlay.ts";

/** What stays the same through one run of `check`. */
export interface CheckContext {
  readonly cwd: string;
  readonly rules: readonly Rule[];
  readonly settings: RuleSettings;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** All agents known here, the built-in ones included. */
  readonly agents: readonly string[];
  /** What becomes of fixes: none are made, they are made in memory, or written. */
  readonly fix: "none" | "show" | "write";
  readonly history: History;
  /** Results of earlier runs; absent where they are not to be used. */
  readonly cache?: FolderCache;
  /** Contents that count in place of the disk's; absent where the disk is checked. */
  readonly overlay?: Overlay;
  /** Whether a file is left out by the configuration; by its absolute path. */
  isIgnored(path: string): boolean;
}
