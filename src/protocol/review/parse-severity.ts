import type { FindingSeverity } from "./model.ts";

const WORDS: readonly (readonly [severity: FindingSeverity, pattern: RegExp])[] = [
  ["critical", /^(?:critical|blocker|blocking|p0|severe)$/iu],
  ["high", /^(?:high|highest(?: priority)?|high priority|important|major|p1)$/iu],
  ["medium", /^(?:medium|moderate|medium priority|p2|warning)$/iu],
  ["low", /^(?:low|low priority|minor|suggestion|nit|nitpick|p3)$/iu],
  ["info", /^(?:info|note|informational|p4)$/iu],
];

/** Reads how bad a finding is in the words reviewers use (REAL-FILES.md 2.15); `undefined` for other words. */
export function parseSeverity(word: string): FindingSeverity | undefined {
  const bare = word.trim();
  return WORDS.find(([, pattern]) => pattern.test(bare))?.[0];
}
