import { aboutKey } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import type { LintStep } from "../subject/subject.ts";

/** WORKFLOWS.md 2: no timeout at all. */
export const timeoutPresent: WorkflowRule = {
  name: "timeout-present",
  severity: "warning",
  summary: "A workflow with agents has a time-out that ends it.",
  why: "An agent that hangs, hangs for ever, and everything behind it waits. A global bound ends the run where nothing else does.",
  examples: {
    wrong: `swarm: { pattern: dag }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
    right: `swarm: { pattern: dag, timeoutMs: 3600000 }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
  },
  *check({ workflow: { written }, swarm, agentSteps }) {
    if (isSet(swarm.timeoutMs) || agentSteps.every(isBound)) return;
    const message = "Unexpected workflow without a time-out, expected `swarm.timeoutMs`";
    yield aboutKey(written.swarm === undefined ? ["name"] : ["swarm"], { message, hint: "Write `timeoutMs: 3600000` below `swarm:`." });
  },
};

function isBound({ written, agent }: LintStep): boolean {
  return isSet(written.timeoutMs) || isSet(written.timeout) || isSet(agent?.written.constraints?.timeoutMs);
}

function isSet(timeoutMs: number | undefined): boolean {
  return timeoutMs !== undefined && timeoutMs > 0;
}
