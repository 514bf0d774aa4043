import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";

/** "Done" is a claim: it is proved by a command that was run, or it says that nothing was. Plain bullets without box and id are prose and claim nothing. */
export const rule = defineRule({
  name: "tasks-evidence-present",
  summary: "Every completed task has evidence or says `(unverified)`.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff, text }, report) {
    if (!isAdopted(handoff)) return;
    for (const task of handoff.tasks) {
      if (!task.done || task.evidence || (task.item.box === undefined && task.id === undefined)) continue;
      report({
        range: task.idRange ?? task.lineRange,
        message: `Missing evidence of ${quoted(task.id ?? task.title)}, expected a command with its exit code or \`(unverified)\``,
        hint: "Run what proves it and write `evidence: <command> <exit code>`, or say `(unverified)`",
        fix: { title: "Say `(unverified)`", edits: [markUnverified(text, task)] },
      });
    }
  },
});

function markUnverified(text: string, { metaRange, lineRange }: Task): TextEdit {
  if (metaRange) return { range: { start: metaRange.end - 1, end: metaRange.end - 1 }, newText: "; unverified" };
  const line = text.slice(lineRange.start, lineRange.end);
  const end = lineRange.start + line.replace(/(?:[ \t]+|\\)$/u, "").length;
  return { range: { start: end, end }, newText: " (unverified)" };
}
