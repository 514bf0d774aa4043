import { defineRule } from "../../src/lint/define-rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { quoted } from "../../src/lint/words.ts";
import { fieldsOf } from "../../src/markdown/fields-of.ts";
import { rankLabel } from "../../src/protocol/handoff/concept-of-label.ts";

/** Labels that say nothing but whose turn it is and what comes next. */
const STATE = /^(?:current owner|current agent|active agent|next owner|next agent|next action|next exact action)$/u;

/** What is read before the handoff must not say what only the handoff knows. */
export const rule = defineRule({
  name: "instructions-stateless",
  summary: "No instruction file says whose turn it is or what comes next: that stands in the handoff alone.",
  severity: "warning",
  kinds: ["instructions"],
  check(subject, report) {
    const { text, outline } = subject;
    if (!/\b(?:owner|agent|action)\b/iu.test(text) || !speaksProtocol(subject)) return;
    for (const { label, labelRange, value, valueRange } of fieldsOf(outline)) {
      if (value === "" || !STATE.test(rankLabel(label)?.words ?? "")) continue;
      report({
        range: { start: labelRange.start, end: Math.max(labelRange.end, valueRange.end) },
        message: `Unexpected field ${quoted(label)} in an instruction file, it contradicts the handoff sooner or later`,
        hint: "Remove it here, and keep it in the handoff",
      });
    }
  },
});
