import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";

/** Criteria say when the work is done; a project that is done while one is open was closed by opinion. */
export const rule = defineRule({
  name: "criteria-met-at-done",
  summary: "A project that is done has every acceptance criterion ticked.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (handoff.status?.value !== "done" || !isAdopted(handoff)) return;
    for (const { met, id, text, item, range } of handoff.criteria) {
      if (met !== false) continue;
      report({
        range: item.box?.range ?? range,
        message: `Unexpected open criterion ${quoted(id ?? text)}, the status is \`done\``,
        hint: "Check it and tick it, or set the status back",
      });
    }
  },
});
