import { areUpstream } from "../../../graph/are-upstream.ts";
import { aboutTask, quoted } from "../finding.ts";
import type { RuleFinding, WorkflowRule } from "../rule.ts";
import type { LintFlow } from "../subject/subject.ts";
import { listWaits, type Wait } from "./list-waits.ts";

/** The guide's deadlock rule: a task that waits for steps which wait for it. */
export const waitNotDownstream: WorkflowRule = {
  name: "wait-not-downstream",
  severity: "warning",
  summary: "No task waits for a step, or for an agent, that starts only behind it.",
  why: "The agent waits for the others, and they wait until its step is done: nothing moves until a time-out. Let both depend on what came before.",
  examples: {
    wrong: `agents:
  - { name: lead, cli: claude, preset: lead }
steps:
  - name: coordinate
    agent: lead
    task: Wait for work-a and work-b to report that they are done.
  - { name: work-a, agent: worker, dependsOn: [coordinate], task: Build part A. }
  - { name: work-b, agent: worker, dependsOn: [coordinate], task: Build part B. }
`,
    right: `agents:
  - { name: lead, cli: claude, preset: lead }
steps:
  - name: coordinate
    agent: lead
    task: Wait for work-a and work-b to report that they are done.
  - { name: work-a, agent: worker, task: Build part A. }
  - { name: work-b, agent: worker, task: Build part B. }
`,
  },
  *check({ flows }) {
    for (const flow of flows) yield* checkFlow(flow);
  },
};

function* checkFlow(flow: LintFlow): Iterable<RuleFinding> {
  const waits = flow.agentSteps.flatMap(listWaits);
  if (waits.length === 0) return;
  const behind = areUpstream(
    flow.graph,
    waits.map(({ step, target }) => ({ node: target.node, upstream: step.node })),
  );
  const told = new Set<number>();
  for (const [place, wait] of waits.entries()) {
    if (behind[place] !== true || told.has(wait.step.node)) continue;
    told.add(wait.step.node);
    yield deadlock(wait);
  }
}

function deadlock({ step, target, name, range }: Wait): RuleFinding {
  const whose = name === target.name ? quoted(name) : `${quoted(name)} of the step ${quoted(target.name)}`;
  const message = `Unexpected waiting of ${quoted(step.name)} for ${whose}, which starts only after ${quoted(step.name)} is done`;
  return aboutTask(step, { message, hint: `Let ${quoted(target.name)} depend on what ${quoted(step.name)} depends on, so that both run together.` }, range);
}
