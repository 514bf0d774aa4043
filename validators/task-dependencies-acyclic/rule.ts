import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { createTaskLookup } from "../../src/protocol/handoff/create-task-lookup.ts";
import { taskCycles } from "../../src/protocol/handoff/task-cycles.ts";

/** How many ids of a long circle a message shows at each end. */
const SHOWN = 4;

/** Tasks that wait for each other are never ready. */
export const rule = defineRule({
  name: "task-dependencies-acyclic",
  summary: "No task waits for itself, directly or through others.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const cycles = taskCycles(handoff);
    if (cycles.length === 0) return;
    const find = createTaskLookup(handoff);
    for (const cycle of cycles) {
      const task = find(cycle[0] ?? "");
      if (!task) continue;
      const waited = task.after.find((id) => id.value.toLowerCase() === (cycle[1] ?? cycle[0] ?? "").toLowerCase());
      report({
        range: waited?.range ?? task.lineRange,
        message: `Unexpected circle of tasks: ${pathOf([...cycle, cycle[0] ?? ""])}`,
        hint: "Remove one of these dependencies",
      });
    }
  },
});

function pathOf(ids: readonly string[]): string {
  const shown = ids.map(quoted);
  const short = shown.length <= 2 * SHOWN ? shown : [...shown.slice(0, SHOWN), "…", ...shown.slice(-SHOWN)];
  return short.join(" -> ").slice(0, 120);
}
