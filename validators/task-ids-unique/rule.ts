import { createLineIndex, type LineIndex } from "../../src/diagnostic/position.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";

/** Ids are never reused: a second `T2` makes every dependency, log row and next action that names it ambiguous. */
export const rule = defineRule({
  name: "task-ids-unique",
  summary: "No two tasks have the same id.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff, text }, report) {
    if (!isAdopted(handoff)) return;
    const firsts = new Map<string, Task>();
    let lines: LineIndex | undefined;
    for (const task of handoff.tasks) {
      if (task.id === undefined) continue;
      const key = task.id.toLowerCase();
      const first = firsts.get(key);
      if (!first) firsts.set(key, task);
      else {
        lines ??= createLineIndex(text);
        const { line } = lines.positionAt(first.lineRange.start);
        report({
          range: task.idRange ?? task.lineRange,
          message: `Unexpected task id ${quoted(task.id)}, it is taken by the task in line ${line}`,
          hint: "Give one of them a new id, and correct who waits for it",
        });
      }
    }
  },
});
