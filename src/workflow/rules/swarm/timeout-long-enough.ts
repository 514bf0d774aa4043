import { aboutValue } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { longestAgentChain } from "../subject/longest-agent-chain.ts";
import type { LintFlow } from "../subject/subject.ts";

const HALF_AN_HOUR_MS = 1_800_000;
/** A workflow is complex from so many agent steps on, or so many behind each other. */
const COMPLEX = { steps: 6, chain: 4 };

/** The guide's row on time-outs under 30 minutes. */
export const timeoutLongEnough: WorkflowRule = {
  name: "timeout-long-enough",
  severity: "warning",
  summary: "A workflow of six agent steps, or of four behind each other, has at least 30 minutes.",
  why: "Each agent takes minutes, and retries come on top. A run that is ended just before its last step has cost nearly everything and gives nothing.",
  examples: {
    wrong: `swarm: { pattern: dag, timeoutMs: 600000 }
steps:
  - { name: plan, agent: worker, task: Plan the API. }
  - { name: build, agent: worker, dependsOn: [plan], task: "Build it: {{steps.plan.output}}" }
  - { name: test, agent: worker, dependsOn: [build], task: "Test it: {{steps.build.output}}" }
  - { name: report, agent: worker, dependsOn: [test], task: "Sum up: {{steps.test.output}}" }
`,
    right: `swarm: { pattern: dag, timeoutMs: 3600000 }
steps:
  - { name: plan, agent: worker, task: Plan the API. }
  - { name: build, agent: worker, dependsOn: [plan], task: "Build it: {{steps.plan.output}}" }
  - { name: test, agent: worker, dependsOn: [build], task: "Test it: {{steps.build.output}}" }
  - { name: report, agent: worker, dependsOn: [test], task: "Sum up: {{steps.test.output}}" }
`,
  },
  *check({ swarm: { timeoutMs = 0 }, flows }) {
    if (timeoutMs <= 0 || timeoutMs >= HALF_AN_HOUR_MS || !flows.some(isComplex)) return;
    const message = `Unexpected time-out of ${shown(timeoutMs)} for a complex workflow, expected at least 30 minutes`;
    yield aboutValue(["swarm", "timeoutMs"], { message, hint: "Write `timeoutMs: 3600000`, one hour." });
  },
};

function isComplex(flow: LintFlow): boolean {
  return flow.agentSteps.length >= COMPLEX.steps || longestAgentChain(flow) >= COMPLEX.chain;
}

function shown(ms: number): string {
  return ms < 60_000 ? `${ms} ms` : `${Math.round(ms / 60_000)} minutes`;
}
