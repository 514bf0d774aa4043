import type { Range } from "../../src/diagnostic/range.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { SUBJECT_KINDS } from "../../src/lint/rule.ts";
import type { Outline } from "../../src/markdown/model.ts";
import { findConflictMarkers } from "../../src/markdown/find-conflict-markers.ts";

/** Everything still reads, by the first side; which side is right only a person knows. */
export const rule = defineRule({
  name: "conflict-markers",
  summary: "A file holds no merge-conflict markers.",
  severity: "error",
  kinds: SUBJECT_KINDS,
  check({ text, outline }, report) {
    for (const range of findConflictMarkers(text)) {
      if (isExample(range, outline)) continue;
      report({
        range,
        message: "Unexpected merge conflict, expected one of the two sides",
        hint: "Choose what is true and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
      });
    }
  },
});

/** A conflict that lies in a code fence as a whole is shown, not had: fences are never read as state. A fence without an end may be half of a conflict itself. */
function isExample(region: Range, { text, blocks }: Outline): boolean {
  const block = blocks.find(({ range }) => range.start <= region.start && region.end <= range.end);
  return (
    block?.kind === "code" && /[\r\n][ \t]*(?:`{3,}|~{3,})[ \t]*\r?\n?$/u.test(text.slice(Math.max(region.end - 1, block.range.end - 100), block.range.end))
  );
}
