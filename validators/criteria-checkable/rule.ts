import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";

/** A command, a number or code: something that can be looked at. */
const CHECKABLE = /`[^`]+`|\d/u;

/** A criterion that nothing can check is decided by opinion. */
export const rule = defineRule({
  name: "criteria-checkable",
  summary: "Each open acceptance criterion names a check, a number or a piece of code by which it can be decided.",
  severity: "info",
  kinds: ["handoff"],
  check({ handoff, text }, report) {
    if (!isAdopted(handoff)) return;
    for (const { met, check, id, range, text: words } of handoff.criteria) {
      if (met === true || check || words.trim() === "") continue;
      const written = text.slice(range.start, range.end);
      if (CHECKABLE.test(id === undefined ? written : written.replace(id, ""))) continue;
      report({ range, message: `Missing check of ${quoted(words)}`, hint: "Add `Check:` and the command that decides it" });
    }
  },
});
