import { decisionKey } from "../../src/lint/decision-key.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import type { Report } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { findDecision } from "../../src/protocol/decisions/find-decision.ts";
import type { Decision, DecisionLog } from "../../src/protocol/decisions/model.ts";

/** Whoever reads the old decision has to see that it no longer holds, and whoever reads the new one what it replaces. */
export const rule = defineRule({
  name: "decision-supersedes-reciprocal",
  summary: "Where one decision supersedes another, each names the other.",
  severity: "error",
  kinds: ["decisions"],
  check({ decisions: log }, report) {
    for (const decision of log.decisions) {
      for (const side of ["supersedes", "supersededBy"] as const) checkSide(decision, { log, side }, report);
    }
  },
});

const WORDS = { supersedes: "Supersedes", supersededBy: "Superseded by" } as const;
const OTHER_SIDE = { supersedes: "supersededBy", supersededBy: "supersedes" } as const;

interface Side {
  readonly log: DecisionLog;
  readonly side: keyof typeof WORDS;
}

function checkSide(decision: Decision, { log, side }: Side, report: Report): void {
  for (const { value, range } of decision[side]) {
    const other = findDecision(log, value);
    if (!other) report({ range, message: `Unexpected decision ${quoted(value)}, expected one that stands in this file`, hint: "Correct the id" });
    else if (other === decision) report({ range, message: `Unexpected decision ${quoted(value)}, a decision cannot supersede itself`, hint: "Name the other decision" });
    else if (decision.status !== "proposed" && decision.status !== "rejected" && decision.id && !names(other, OTHER_SIDE[side], decision.id.value)) {
      const missing = `${WORDS[OTHER_SIDE[side]]}: ${decision.id.value}`;
      report({ range, message: `Missing ${quoted(missing)} in ${quoted(value)}`, expected: missing, hint: "Add it there; the status of the old one is `superseded`" });
    }
  }
}

function names(decision: Decision, side: keyof typeof WORDS, id: string): boolean {
  return decision[side].some((named) => decisionKey(named.value) === decisionKey(id));
}
