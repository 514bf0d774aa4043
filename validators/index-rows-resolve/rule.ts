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
    const gone = new Map(projects.filter((project) => !project.exists || project.outside === true).map((project) => [project.path, project]));
    for (const row of [...index.active.rows, ...(index.projects?.rows ?? [])]) {
      const project = gone.get(row.path);
      if (project === undefined) continue;
      const range = row.pathRange ?? row.cells.project?.range ?? row.row.range;
      const what = project.outside === true ? `its path ${quoted(row.path)} leads out of the workspace` : `there is no handoff in ${quoted(row.path)}`;
      report({
        range,
        message: `Unexpected project ${quoted(row.name)}, ${what}`,
        hint: "Correct the path, or remove the row (`agent-relay archive`)",
      });
    }
  },
});
