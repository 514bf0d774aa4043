import type { Severity } from "../diagnostic/diagnostic.ts";

/** What a score is made of, and how many of the 100 points each part holds. */
export const SCORE_GROUPS = {
  /** Whose turn it is and what comes next. */
  turn: 25,
  /** Tasks and criteria. */
  work: 20,
  /** Evidence of what is claimed. */
  proof: 20,
  /** What may do harm: secrets, hidden text, conflicts, broken files. */
  safety: 15,
  /** Stamp and log. */
  age: 10,
  /** Everything else. */
  order: 10,
} as const;
export type ScoreGroup = keyof typeof SCORE_GROUPS;

/** Share of a group that one finding takes of what is left of it. */
export const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { error: 0.5, warning: 0.25, info: 0.08 };

/** Beginnings of rule names, the first that fits counts. */
const GROUP_OF_RULE: readonly (readonly [start: string, group: ScoreGroup])[] = [
  ["tasks-evidence", "proof"],
  ["evidence-", "proof"],
  ["receipt", "proof"],
  ["review-", "proof"],
  ["owner-", "turn"],
  ["next-action-", "turn"],
  ["status-", "turn"],
  ["index-", "turn"],
  ["front-matter-", "turn"],
  ["structure-", "turn"],
  ["handoff-single", "turn"],
  ["task", "work"],
  ["criteria-", "work"],
  ["scope-", "work"],
  ["stamp-", "age"],
  ["log-", "age"],
  ["text-", "safety"],
  ["conflict-", "safety"],
  ["decision-accepted", "safety"],
  ["instructions-", "safety"],
  ["file-readable", "safety"],
  ["rule-crashed", "safety"],
];

/** Gives the group to which the findings of a rule count. */
export function scoreGroupOf(rule: string): ScoreGroup {
  return GROUP_OF_RULE.find(([start]) => rule.startsWith(start))?.[1] ?? "order";
}
