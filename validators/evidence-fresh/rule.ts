import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";
import { describeStaleness } from "../../src/protocol/evidence/describe-run.ts";
import { collectChecks } from "../../src/protocol/handoff/collect-checks.ts";

/** A check that passed proves what it ran on, and nothing about what came after. Tasks that are completed were proved then; what has to hold now stands in criteria and open tasks. */
export const rule = defineRule({
  name: "evidence-fresh",
  summary: "What the check of a criterion or of an open task proved still stands: neither its files in scope nor the commit moved on since it passed.",
  severity: "warning",
  kinds: ["handoff"],
  timely: true,
  check({ handoff, world }, report) {
    if (!isAdopted(handoff)) return;
    const checks = collectChecks(handoff).filter(({ task }) => task === undefined || !task.done);
    const evidence = checks.length === 0 ? [] : (world.evidence ?? []);
    for (const { command, criterion, task } of evidence.length === 0 ? [] : checks) {
      const state = evidence.find((run) => run.command === command.value);
      if (state?.outcome !== "passed" || state.stale === undefined) continue;
      const name = criterion?.id ?? task?.id;
      report({
        range: command.range,
        message: `Unexpected stale evidence of ${quoted(name ?? command.value)}, expected a run on the present files: ${describeStaleness(state.stale)}`,
        hint: `Run its check again: agent-relay verify${name === undefined ? "" : ` ${name}`}`,
      });
    }
  },
});
