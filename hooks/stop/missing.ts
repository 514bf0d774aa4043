/** What can be missing when a session stops (PROTOCOL.md 7), the gravest first. */
export const MISSING_KINDS = [
  "handoff-gone",
  "handoff-unreadable",
  "handoff-unmerged",
  "off-limits",
  "other-project",
  "not-yours",
  "not-updated",
  "owner-not-set",
  "owner-alone",
  "state-not-left",
  "next-action-missing",
  "next-action-stale",
  "evidence-missing",
] as const;
/** Name of something that is missing. */
export type MissingKind = (typeof MISSING_KINDS)[number];

/** One thing that is missing: a sentence for the agent without its full stop, and what it can do about it, ready to be typed or one sentence. */
export interface Missing {
  readonly kind: MissingKind;
  readonly text: string;
  readonly steps: readonly string[];
}
