/** A rule that threw: its finding says which, and the others go on. No comment silences it. */
export const RULE_CRASHED = {
  name: "rule-crashed",
  severity: "error",
  summary: "Every rule runs to its end.",
} as const;

/** Comments that switch rules off without a reason, for rules that do not exist, or where nothing is found. */
export const SUPPRESSION_VALID = {
  name: "suppression-valid",
  severity: "warning",
  summary: "Comments that switch rules off name rules that exist, give a reason, and are needed.",
} as const;
