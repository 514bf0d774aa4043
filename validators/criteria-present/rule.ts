import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { openTasks } from "../../src/protocol/handoff/open-tasks.ts";

/** Without criteria nobody can say whether the work is done. */
export const rule = defineRule({
  name: "criteria-present",
  summary: "A project with open tasks has acceptance criteria.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff) || handoff.criteria.length > 0 || openTasks(handoff).length === 0) return;
    const range = handoff.sections.criteria?.heading?.range ?? WHOLE_FILE;
    report({
      range,
      message: "Missing acceptance criteria, expected at least one",
      hint: "List under `Acceptance Criteria` what has to hold when the work is done",
    });
  },
});
