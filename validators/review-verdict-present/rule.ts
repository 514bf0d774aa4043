import { defineRule } from "../../src/lint/define-rule.ts";
import { fieldsOf } from "../../src/markdown/fields-of.ts";
import type { Section } from "../../src/markdown/section.ts";
import { sectionsOf } from "../../src/markdown/sections-of.ts";
import { normaliseTitle } from "../../src/protocol/handoff/normalise-title.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";

const HINT = "Write whether the work is accepted, and if not, what has to change";

/** A review that promises a verdict and gives none leaves the next agent to guess whether it may go on. */
export const rule = defineRule({
  name: "review-verdict-present",
  summary: "A review that has a place for its verdict has the verdict in it.",
  severity: "warning",
  kinds: ["review"],
  check(subject, report) {
    const { text, outline } = subject;
    if (!/verdict/iu.test(text) || !speaksProtocol(subject)) return;
    const open: Section[] = [sectionsOf(outline)];
    for (let section = open.pop(); section; section = open.pop()) {
      const { heading, blocks, children } = section;
      if (heading && normaliseTitle(section.title) === "verdict" && blocks.length === 0 && children.length === 0)
        report({ range: heading.range, message: "Missing verdict below its heading", hint: HINT });
      for (const { label, value, labelRange } of fieldsOf(outline, blocks)) {
        if (value === "" && normaliseTitle(label) === "verdict") report({ range: labelRange, message: "Missing verdict behind its label", hint: HINT });
      }
      open.push(...children);
    }
  },
});
