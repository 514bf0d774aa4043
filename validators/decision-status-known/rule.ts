import { defineRule } from "../../src/lint/define-rule.ts";
import { listed, meant, quoted } from "../../src/lint/words.ts";
import { DECISION_STATUSES } from "../../src/protocol/decisions/model.ts";

/** Words that other logs use on purpose, and that are near to none of the protocol's in meaning. */
const OTHERS = /^(?:deferred|pending|open|undecided|parked|reversed|revised|retired|resolved|rescinded|postponed|implemented|tentative)$/u;

/** A status with a letter wrong binds nobody: only accepted decisions are shown to agents. */
export const rule = defineRule({
  name: "decision-status-known",
  summary: "The status of a decision is not a misspelling of one the protocol knows.",
  severity: "warning",
  fixable: true,
  kinds: ["decisions"],
  check({ decisions: { decisions } }, report) {
    for (const { statusText, status } of decisions) {
      const word = status || !statusText ? undefined : /^[A-Za-z]{5,14}(?![\w-])/u.exec(statusText.value)?.[0];
      if (!statusText || word === undefined || OTHERS.test(word.toLowerCase())) continue;
      const near = meant(word.toLowerCase(), DECISION_STATUSES);
      if (near === undefined) continue;
      const range = { start: statusText.range.start, end: statusText.range.start + word.length };
      report({
        range,
        message: `Unexpected status ${quoted(word)}, expected ${listed(DECISION_STATUSES, "or")}`,
        expected: near,
        hint: `Write ${quoted(near)}`,
        fix: { title: `Replace by ${quoted(near)}`, edits: [{ range, newText: near }] },
      });
    }
  },
});
