import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import type { Report } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { describeOutcome } from "../../src/protocol/evidence/describe-run.ts";
import type { CheckState } from "../../src/protocol/evidence/model.ts";
import { type Check, createCheckLookup } from "../../src/protocol/handoff/collect-checks.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";

/** What is ticked claims that its check passes; the last run on this machine says otherwise. */
export const rule = defineRule({
  name: "evidence-passed",
  summary: "No criterion and no task is ticked although the last run of its check did not pass.",
  severity: "error",
  kinds: ["handoff"],
  timely: true,
  check({ handoff, world }, report) {
    if (!isAdopted(handoff)) return;
    const criteria = handoff.criteria.filter(({ met, check }) => met === true && check !== undefined);
    const tasks = handoff.tasks.filter(({ done }) => done);
    const evidence = criteria.length + tasks.length === 0 ? [] : (world.evidence ?? []);
    if (evidence.length === 0) return;
    for (const { check, id, item, range } of criteria) {
      const failed = check && failedRun(check.value, evidence);
      if (failed) tell({ range: item.box?.range ?? range, name: id ?? failed.command, failed }, report);
    }
    const checksOf = createCheckLookup(handoff);
    for (const task of tasks) {
      const [failed] = commandsOf(task, checksOf).flatMap((command) => failedRun(command, evidence) ?? []);
      if (failed) tell({ range: task.item.box?.range ?? task.lineRange, name: task.id ?? task.title, failed }, report);
    }
  },
});

/** A claim that says it is unverified claims no run. */
function commandsOf(task: Task, checksOf: (task: Task) => readonly Check[]): readonly string[] {
  if (task.evidence?.unverified === true) return [];
  const { command } = task.evidence ?? {};
  return [...(command === undefined ? [] : [command]), ...checksOf(task).map((check) => check.command.value)];
}

function failedRun(command: string, evidence: readonly CheckState[]): CheckState | undefined {
  const state = evidence.find((run) => run.command === command);
  return state?.outcome === "passed" ? undefined : state;
}

interface Claim {
  readonly range: { readonly start: number; readonly end: number };
  readonly name: string;
  readonly failed: CheckState;
}

function tell({ range, name, failed }: Claim, report: Report): void {
  report({
    range,
    message: `Unexpected tick of ${quoted(name)}, expected ${quoted(failed.command)} to pass: it ${describeOutcome(failed)}`,
    hint: "Make the check pass and run agent-relay verify, or take the tick away",
  });
}
