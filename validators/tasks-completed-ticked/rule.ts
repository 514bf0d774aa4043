import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";

/** An open box under Completed is offered to nobody, and counted as done by everybody but the tools. */
export const rule = defineRule({
  name: "tasks-completed-ticked",
  summary: "No task with an open box stands among the completed ones.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff)) return;
    for (const { section, done, item, id, title, lineRange } of handoff.tasks) {
      if (section !== "completed" || done) continue;
      report({
        range: item.box?.range ?? lineRange,
        message: `Unexpected open task ${quoted(id ?? title)} under completed tasks`,
        hint: "Tick it and write its evidence, or move it to Pending Tasks",
      });
    }
  },
});
