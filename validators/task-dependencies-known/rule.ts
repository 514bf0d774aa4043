import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
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
    let near: ((written: string) => string | undefined) | undefined;
    for (const task of handoff.tasks) {
      for (const { value, range } of task.done ? [] : task.after) {
        if (find(value)) continue;
        near ??= createGuess(handoff);
        const guess = near(value);
        const id = guess === task.id ? undefined : guess;
        const message = `Unexpected dependency ${quoted(value)}, expected the id of a task${id === undefined ? "" : `, such as ${quoted(id)}`}`;
        if (id === undefined) report({ range, message, hint: "Correct the id, or remove it" });
        else report({ range, message, expected: id, hint: `Write ${quoted(id)}`, fix: { title: `Replace by ${quoted(id)}`, edits: [{ range, newText: id }] } });
      }
    }
  },
});

/** `T-2`, `t02`, `#2` and `2` mean `T2`; other misspellings are not guessed, since every id is near every other. */
function createGuess({ tasks }: Handoff): (written: string) => string | undefined {
  const ids = new Map<string, string>();
  for (const { id } of tasks) {
    const parts = partsOf(id ?? "");
    if (id === undefined || !parts) continue;
    ids.set(`${parts.letters}${parts.number}`, id);
    if (!ids.has(parts.number)) ids.set(parts.number, id);
  }
  return (written) => {
    const parts = partsOf(written);
    return parts && ids.get(`${parts.letters}${parts.number}`);
  };
}

function partsOf(id: string): { readonly letters: string; readonly number: string } | undefined {
  const [, letters, number] = /^#?([a-z]*)[-_ ]?0*(\d+)$/u.exec(id.trim().toLowerCase()) ?? [];
  return letters === undefined || number === undefined ? undefined : { letters, number };
}
