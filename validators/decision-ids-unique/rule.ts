import { createLineIndex, type LineIndex } from "../../src/diagnostic/position.ts";
import { decisionKey } from "../../src/lint/decision-key.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Decision } from "../../src/protocol/decisions/model.ts";

/** A table of contents may repeat what headings say, so only decisions of one form are compared. */
export const rule = defineRule({
  name: "decision-ids-unique",
  summary: "No two decisions have the same id, however its number is padded.",
  severity: "error",
  kinds: ["decisions"],
  check({ decisions: { decisions }, text }, report) {
    const firsts = new Map<string, Decision>();
    let lines: LineIndex | undefined;
    for (const decision of decisions) {
      if (!decision.id) continue;
      const key = `${decision.form} ${decisionKey(decision.id.value)}`;
      const first = firsts.get(key);
      if (!first) firsts.set(key, decision);
      else {
        lines ??= createLineIndex(text);
        const { line } = lines.positionAt(first.range.start);
        report({
          range: decision.id.range,
          message: `Unexpected decision id ${quoted(decision.id.value)}, it is taken by the decision in line ${line}`,
          hint: "Give the newer one the next free number",
        });
      }
    }
  },
});
