import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { listedUpTo } from "../../src/lint/words.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { nextTaskId } from "../../src/protocol/handoff/next-task-id.ts";

/** One finding for the whole list, so that a long one does not drown the rest; its fix numbers all of them. */
export const rule = defineRule({
  name: "task-ids-present",
  summary: "Every open task has an id by which other tasks, the log and the next action can name it.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff)) return;
    const nameless = handoff.tasks.filter((task) => task.section === "pending" && task.id === undefined && !task.done);
    const [first] = nameless;
    if (!first) return;
    const edits = numberTasks(
      nextTaskId(handoff),
      nameless.map((task) => task.lineRange.start),
    );
    report({
      range: first.lineRange,
      message: `Missing ${nameless.length === 1 ? "id" : "ids"} of ${listedUpTo(
        2,
        nameless.map((task) => task.title),
      )}`,
      hint: "Put an id in bold before the title, such as `**T2**`",
      fix: { title: nameless.length === 1 ? "Add an id" : "Add ids", edits },
    });
  },
});

function numberTasks(nextId: string, offsets: readonly number[]): readonly TextEdit[] {
  const [, prefix = "T", digits = "1"] = /^(.*?)(\d+)$/u.exec(nextId) ?? [];
  return offsets.map((offset, order) => ({
    range: { start: offset, end: offset },
    newText: `**${prefix}${String(Number(digits) + order).padStart(digits.length, "0")}** `,
  }));
}
