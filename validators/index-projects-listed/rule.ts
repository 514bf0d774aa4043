import { defineRule } from "../../src/lint/define-rule.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { listedUpTo } from "../../src/lint/words.ts";

/** A project that the index does not name cannot be routed to and is not in `status`. */
export const rule = defineRule({
  name: "index-projects-listed",
  summary: "Every project below the workspace is in its index.",
  severity: "warning",
  kinds: ["index"],
  check({ index, world: { projects = [] } }, report) {
    const unlisted = projects.filter((project) => project.exists && !project.indexed).map((project) => project.path);
    if (unlisted.length === 0) return;
    const range = index.projects?.table.header.range ?? WHOLE_FILE;
    report({
      range,
      message: `Missing ${unlisted.length === 1 ? "project" : "projects"} ${listedUpTo(2, unlisted)} in the index`,
      hint: "Run `agent-relay adopt <folder>` for each, or add rows under Projects",
    });
  },
});
