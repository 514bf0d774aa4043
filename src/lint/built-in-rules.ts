import type { RuleCard } from "./rule.ts";

/** A rule that threw: its finding says which and why. */
export const RULE_CRASHED = {
  name: "rule-crashed",
  summary: "Every rule runs to its end; one that throws is reported here and the others go on.",
  severity: "error",
  kinds: ["handoff", "index", "decisions", "instructions", "review"],
} as const satisfies RuleCard;

/** Suppression comments that give no reason, name no rule that exists, or are not needed. */
export const SUPPRESSION_VALID = {
  name: "suppression-valid",
  summary: "Comments that switch rules off name rules that exist, give a reason, and are needed.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff", "index", "decisions", "instructions", "review"],
} as const satisfies RuleCard;

/** Files that cannot be read; found while the files are collected. */
export const FILE_READABLE = {
  name: "file-readable",
  summary: "Every protocol file can be read and is UTF-8; one that cannot is reported and the others are checked.",
  severity: "error",
  kinds: ["handoff", "index", "decisions", "instructions", "review"],
} as const satisfies RuleCard;

/** The rules of the runner itself, which stand in no folder of `validators` and that no comment suppresses. */
export const BUILT_IN_RULES: readonly RuleCard[] = [FILE_READABLE, RULE_CRASHED, SUPPRESSION_VALID];
