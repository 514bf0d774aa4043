import { defineRule } from "../../src/lint/define-rule.ts";
import { meant, quoted } from "../../src/lint/words.ts";
import { createTaskLookup } from "../../src/protocol/handoff/create-task-lookup.ts";

/** An id that no task has is never done, so what waits for it is never offered. */
export const rule = defineRule({
  name: "task-dependencies-known",
  summary: "Tasks wait only for tasks that are in the file.",
  severity: "error",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff }, report) {
    const find = createTaskLookup(handoff);
    const ids = handoff.tasks.flatMap((task) => (task.id === undefined ? [] : [task.id]));
    for (const task of handoff.tasks) {
      for (const { value, range } of task.done ? [] : task.after) {
        if (find(value)) continue;
        const near = ids.find((id) => id !== task.id && sameNumber(id, value)) ?? meant(value, ids.length > 200 ? [] : ids.filter((id) => id !== task.id && id.length > 4));
        const message = `Unexpected dependency ${quoted(value)}, expected the id of a task${near === undefined ? "" : `, such as ${quoted(near)}`}`;
        if (near === undefined) report({ range, message, hint: "Correct the id, or remove it" });
        else report({ range, message, expected: near, hint: `Write ${quoted(near)}`, fix: { title: `Replace by ${quoted(near)}`, edits: [{ range, newText: near }] } });
      }
    }
  },
});

/** `T-2`, `t02` and `2` mean `T2`. */
function sameNumber(id: string, written: string): boolean {
  const parts = /^#?([a-z]*)[-_ ]?0*(\d+)$/iu.exec(written.trim());
  const own = /^([a-z]*)[-_ ]?0*(\d+)$/iu.exec(id);
  return parts !== null && own !== null && parts[2] === own[2] && (parts[1] === "" || parts[1]?.toLowerCase() === own[1]?.toLowerCase());
}
