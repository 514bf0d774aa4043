import { createLineIndex, type LineIndex } from "../../src/diagnostic/position.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";

/** A trigger names a project; where two answer to the name, or two rows say who owns one folder, nobody is right. */
export const rule = defineRule({
  name: "index-rows-unique",
  summary: "No two rows of the Projects table have the same name or lead to the same folder.",
  severity: "error",
  kinds: ["index"],
  check({ index, text }, report) {
    const names = new Map<string, number>();
    const paths = new Map<string, number>();
    let lines: LineIndex | undefined;
    for (const { name, path, pathRange, row, cells } of index.projects?.rows ?? []) {
      const key = name.toLowerCase();
      const first = names.get(key) ?? paths.get(path);
      if (first === undefined) {
        names.set(key, row.range.start);
        paths.set(path, row.range.start);
        continue;
      }
      lines ??= createLineIndex(text);
      const byName = names.has(key);
      report({
        range: byName ? (cells.project?.range ?? row.range) : (pathRange ?? row.range),
        message: `Unexpected second ${byName ? `project ${quoted(name)}` : `row of ${quoted(path)}`}, the first is in line ${lines.positionAt(first).line}`,
        hint: "Remove the row that is out of date, or give one of the two another name",
      });
    }
  },
});
