import { quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** The guide's row on chaining the output of interactive agents. */
export const outputChainedClean: WorkflowRule = {
  name: "output-chained-clean",
  severity: "warning",
  summary: "`{{steps.X.output}}` takes the output of deterministic steps and of agents that run once, not of interactive ones.",
  why: "What an interactive agent shows is a screen: spinners, colours and frames, and all it said on the way. Its result belongs into a file.",
  examples: {
    wrong: `agents:
  - { name: planner, cli: claude }
  - { name: dev, cli: codex, preset: worker }
steps:
  - { name: plan, agent: planner, task: Plan the API. }
  - { name: build, agent: dev, dependsOn: [plan], task: "Build this: {{steps.plan.output}}" }
`,
    right: `agents:
  - { name: planner, cli: claude, preset: analyst }
  - { name: dev, cli: codex, preset: worker }
steps:
  - { name: plan, agent: planner, task: Plan the API. }
  - { name: build, agent: dev, dependsOn: [plan], task: "Build this: {{steps.plan.output}}" }
`,
  },
  *check({ agentSteps }) {
    for (const { task, references, flow } of agentSteps) {
      const told = new Set<string>();
      for (const { reference, range } of references) {
        const source = flow.find(reference.step);
        if (task === undefined || reference.field !== "output" || told.has(reference.step) || source?.agent?.interactive !== true) continue;
        told.add(reference.step);
        const message = `Unexpected output of the interactive agent ${quoted(source.agent.name)} in ${quoted(`{{steps.${reference.step}.output}}`)}, expected that of one that runs once`;
        const hint = `Give ${quoted(source.agent.name)} a preset such as \`worker\`, or let it write a file and read that in a deterministic step.`;
        yield { path: task.path, part: "value", within: range, message, hint };
      }
    }
  },
};
