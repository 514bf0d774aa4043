import { decisionKey } from "../../src/lint/decision-key.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import type { Report } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Decision } from "../../src/protocol/decisions/model.ts";

/** Whoever reads the old decision has to see that it no longer holds, and whoever reads the new one what it replaces. */
export const rule = defineRule({
  name: "decision-supersedes-reciprocal",
  summary: "Where one decision supersedes another, each names the other.",
  severity: "error",
  kinds: ["decisions"],
  check({ decisions: log }, report) {
    const find = createLookup(log.decisions);
    for (const decision of log.decisions) {
      for (const side of ["supersedes", "supersededBy"] as const) checkSide(decision, { find, side }, report);
    }
  },
});

const WORDS = { supersedes: "Supersedes", supersededBy: "Superseded by" } as const;
const OTHER_SIDE = { supersedes: "supersededBy", supersededBy: "supersedes" } as const;

interface Side {
  readonly find: (id: string) => Decision | undefined;
  readonly side: keyof typeof WORDS;
}

function checkSide(decision: Decision, { find, side }: Side, report: Report): void {
  for (const { value, range } of decision[side]) {
    const other = find(value);
    if (!other) report({ range, message: `Unexpected decision ${quoted(value)}, expected one that stands in this file`, hint: "Correct the id" });
    else if (other === decision)
      report({ range, message: `Unexpected decision ${quoted(value)}, a decision cannot supersede itself`, hint: "Name the other decision" });
    else if (decision.status !== "proposed" && decision.status !== "rejected" && decision.id && !names(other[OTHER_SIDE[side]], decision, find)) {
      const missing = `${WORDS[OTHER_SIDE[side]]}: ${decision.id.value}`;
      report({
        range,
        message: `Missing ${quoted(missing)} in ${quoted(value)}`,
        expected: missing,
        hint: "Add it there; the status of the old one is `superseded`",
      });
    }
  }
}

/** By its own id, or by another that leads to it and to no other. */
function names(ids: Decision["supersedes"], decision: Decision, find: Side["find"]): boolean {
  const own = decisionKey(decision.id?.value ?? "");
  return ids.some(({ value }) => decisionKey(value) === own || find(value) === decision);
}

/** Finds decisions by id, then by number where only one has it; in constant time, unlike `findDecision`. */
function createLookup(decisions: readonly Decision[]): (id: string) => Decision | undefined {
  const byKey = new Map<string, Decision>();
  const byNumber = new Map<number, Decision | undefined>();
  for (const decision of decisions) {
    if (decision.id && !byKey.has(decisionKey(decision.id.value))) byKey.set(decisionKey(decision.id.value), decision);
    if (decision.number !== undefined) byNumber.set(decision.number, byNumber.has(decision.number) ? undefined : decision);
  }
  return (id) => byKey.get(decisionKey(id)) ?? byNumber.get(Number(/(\d+)\D*$/u.exec(id)?.[1]));
}
