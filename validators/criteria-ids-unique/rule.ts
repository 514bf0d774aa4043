import { createLineIndex, type LineIndex } from "../../src/diagnostic/position.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Criterion } from "../../src/protocol/handoff/model.ts";

/** `verify A1` and every finding name a criterion by its id. */
export const rule = defineRule({
  name: "criteria-ids-unique",
  summary: "No two acceptance criteria have the same id, and none has that of a task.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff, text }, report) {
    const firsts = new Map<string, number>();
    for (const { id, idRange, lineRange } of handoff.tasks) if (id !== undefined) firsts.set(id.toLowerCase(), (idRange ?? lineRange).start);
    let lines: LineIndex | undefined;
    for (const criterion of handoff.criteria) {
      const { id } = criterion;
      if (id === undefined) continue;
      const first = firsts.get(id.toLowerCase());
      if (first === undefined) firsts.set(id.toLowerCase(), criterion.range.start);
      else {
        lines ??= createLineIndex(text);
        report({
          range: idRangeOf(text, criterion, id),
          message: `Unexpected criterion id ${quoted(id)}, it is taken in line ${lines.positionAt(first).line}`,
          hint: "Give the newer one the next free number",
        });
      }
    }
  },
});

function idRangeOf(text: string, { range }: Criterion, id: string): Criterion["range"] {
  const start = text.indexOf(id, range.start);
  return start === -1 || start + id.length > range.end ? range : { start, end: start + id.length };
}
