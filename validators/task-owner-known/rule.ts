import { defineRule } from "../../src/lint/define-rule.ts";
import { unknownOwner } from "../../src/lint/expected-owner.ts";
import { MOST_FINDINGS } from "../../src/lint/rule.ts";

/** A task of nobody known is a task nobody is offered. */
export const rule = defineRule({
  name: "task-owner-known",
  summary: "The owner of each task is a known agent, the user or nobody.",
  severity: "error",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff, world: { agents } }, report) {
    let count = 0;
    for (const { owner } of handoff.tasks) {
      const finding = owner && unknownOwner(owner, "task owner", agents);
      if (!finding) continue;
      report(finding);
      if ((count += 1) > MOST_FINDINGS) return;
    }
  },
});
