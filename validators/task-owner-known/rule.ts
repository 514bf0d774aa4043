import { defineRule } from "../../src/lint/define-rule.ts";
import { unknownOwner } from "../../src/lint/expected-owner.ts";

/** A task of nobody known is a task nobody is offered. */
export const rule = defineRule({
  name: "task-owner-known",
  summary: "The owner of each task is a known agent, the user or nobody.",
  severity: "error",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff, world: { agents } }, report) {
    for (const { owner } of handoff.tasks) {
      const finding = owner && unknownOwner(owner, "task owner", agents);
      if (finding) report(finding);
    }
  },
});
