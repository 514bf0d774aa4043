import { aboutStep, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { looksAtWork } from "../subject/looks-at-work.ts";
import type { LintStep } from "../subject/subject.ts";

const OWN =
  /\bself[- ]?review|\b(?:review|re-?check|double-?check|go over|critique)\s+(?:all\s+(?:of\s+)?)?your\s+(?:own\s+)?(?:work|changes?|code|implementation|diff|edits?|output|result)/iu;

/** The guide's row on a self-review without a time-out. */
export const reviewBounded: WorkflowRule = {
  name: "review-bounded",
  severity: "warning",
  summary: "A step in which an agent reviews its own work has a time-out.",
  why: "Agents that review without a session may hang, or find one more thing for ever. Five minutes are enough for a review.",
  examples: {
    wrong: `steps:
  - { name: build, agent: worker, task: Build the API. }
  - { name: self-review, agent: worker, dependsOn: [build], task: Review your changes. }
`,
    right: `steps:
  - { name: build, agent: worker, task: Build the API. }
  - { name: self-review, agent: worker, dependsOn: [build], task: Review your changes., timeoutMs: 300000 }
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      if (isBound(step) || !isSelfReview(step)) continue;
      const message = `Unexpected self-review ${quoted(step.name)} without a time-out, expected one of its own`;
      yield aboutStep(step, { message, hint: "Write `timeoutMs: 300000`, five minutes." });
    }
  },
};

function isBound({ written, agent }: LintStep): boolean {
  return (written.timeoutMs ?? written.timeout ?? agent?.written.constraints?.timeoutMs) !== undefined;
}

function isSelfReview(step: LintStep): boolean {
  const { name, task, flow, node, agent } = step;
  if (/self[-_ ]?review/iu.test(name) || OWN.test(task?.said ?? "")) return true;
  if (!/review/iu.test(name) || !looksAtWork(step)) return false;
  const before = flow.graph.before[node] ?? [];
  return before.some((dependency) => isWorkOf(flow.steps[dependency], agent?.name));
}

function isWorkOf(step: LintStep | undefined, agent: string | undefined): boolean {
  return step !== undefined && agent !== undefined && step.agent?.name === agent && !looksAtWork(step);
}
