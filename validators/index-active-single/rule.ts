import { defineRule } from "../../src/lint/define-rule.ts";
import { meant, quoted } from "../../src/lint/words.ts";
import { resolveProject } from "../../src/protocol/resolve-project.ts";

/** HANDOFF alone opens the active project: there is one, and it is one of the projects. */
export const rule = defineRule({
  name: "index-active-single",
  summary: "The Active Handoff table names one project at most, and that is one of the projects.",
  severity: "error",
  kinds: ["index"],
  check({ index }, report) {
    const [first, ...others] = index.active.rows;
    for (const { row, name } of others)
      report({
        range: row.range,
        message: `Unexpected second active project ${quoted(name)}, expected one`,
        hint: "Leave the one that is worked on; the others stand under Projects",
      });
    const rows = index.projects?.rows;
    if (!first || !rows || resolveProject(first.path, rows).kind !== "none" || resolveProject(first.name, rows).kind !== "none") return;
    const near = meant(
      first.name,
      rows.map((row) => row.name),
    );
    const range = first.cells.project?.range ?? first.row.range;
    const message = `Unexpected active project ${quoted(first.name)}, expected one of the projects${near === undefined ? "" : `, such as ${quoted(near)}`}`;
    report({
      range,
      message,
      ...(near !== undefined && { expected: near }),
      hint: near === undefined ? "Add a row for it under Projects" : `Route it with \`agent-relay handoff ${near}\``,
    });
  },
});
