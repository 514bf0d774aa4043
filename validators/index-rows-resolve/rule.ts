import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";

/** A row whose folder is gone sends HANDOFF nowhere. */
export const rule = defineRule({
  name: "index-rows-resolve",
  summary: "Every row of the workspace index leads to a folder with a handoff.",
  severity: "error",
  kinds: ["index"],
  check({ index, world: { projects } }, report) {
    if (!projects) return;
    const gone = new Set(projects.filter((project) => !project.exists).map((project) => project.path));
    for (const row of [...index.active.rows, ...(index.projects?.rows ?? [])]) {
      if (!gone.has(row.path)) continue;
      const range = row.pathRange ?? row.cells.project?.range ?? row.row.range;
      report({
        range,
        message: `Unexpected project ${quoted(row.name)}, there is no handoff in ${quoted(row.path)}`,
        hint: "Correct the path, or remove the row (`agent-relay archive`)",
      });
    }
  },
});
