import type { Fix } from "../../src/diagnostic/diagnostic.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Handoff, Task } from "../../src/protocol/handoff/model.ts";

/** A ticked task under Pending is read as work by people and as done by tools. */
export const rule = defineRule({
  name: "tasks-pending-open",
  summary: "No task that is done stands among the pending ones.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff)) return;
    for (const task of handoff.tasks) {
      if (task.section === "pending" && task.done) report(findingOf(handoff, task));
    }
  },
});

function findingOf(handoff: Handoff, task: Task): Finding {
  const finding = {
    range: task.lineRange,
    message: `Unexpected completed task ${quoted(task.id ?? task.title)} under pending tasks`,
    hint: "Move it to Completed Tasks",
  };
  const fix = moveToCompleted(handoff, task);
  return fix ? { ...finding, fix } : finding;
}

/** Moves the item with what is nested in it behind the last completed one. Only plain bullets at the margin are moved. */
function moveToCompleted({ outline: { text }, sections: { completed } }: Handoff, { item, range }: Task): Fix | undefined {
  const atMargin = item.range.start === 0 || text[item.range.start - 1] === "\n";
  const marker = text.slice(item.markerRange.start, item.markerRange.end);
  if (!completed || !atMargin || !/^[-*+]$/u.test(marker)) return undefined;
  const breakAt = text.indexOf("\n", range.end);
  const removed = { start: range.start, end: breakAt === -1 ? text.length : breakAt + 1 };
  const last = completed.blocks.at(-1);
  const place = last?.range.end ?? completed.heading?.range.end ?? completed.contentRange.start;
  const at = place - (/\s*$/u.exec(text.slice(Math.max(0, place - 10), place))?.[0].length ?? 0);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const newText = (last?.kind === "list" ? eol : eol + eol) + text.slice(range.start, range.end);
  return {
    title: "Move it to Completed Tasks",
    edits: [
      { range: removed, newText: "" },
      { range: { start: at, end: at }, newText },
    ],
  };
}
