import { findRedundantEdges } from "../../../graph/find-redundant-edges.ts";
import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** Dependencies that another one implies, unless they stand there for an output. */
export const dependencyImplied: WorkflowRule = {
  name: "dependency-implied",
  severity: "info",
  summary: "No step waits for another that one of its other dependencies waits for already.",
  why: "Such an entry changes nothing and hides what the step needs.",
  examples: {
    wrong: `steps:
  - { name: plan, agent: worker, task: Plan the API. }
  - { name: build, agent: worker, dependsOn: [plan], task: "Build it: {{steps.plan.output}}" }
  - { name: sum-up, agent: worker, dependsOn: [plan, build], task: "Sum up: {{steps.build.output}}" }
`,
    right: `steps:
  - { name: plan, agent: worker, task: Plan the API. }
  - { name: build, agent: worker, dependsOn: [plan], task: "Build it: {{steps.plan.output}}" }
  - { name: sum-up, agent: worker, dependsOn: [build], task: "Sum up: {{steps.build.output}}" }
`,
  },
  *check({ flows }) {
    for (const { graph, steps } of flows) {
      for (const { node, dependency } of findRedundantEdges(graph)) {
        const step = steps[node];
        const other = steps[dependency];
        if (step === undefined || other === undefined || step.inputs.has(other.name)) continue;
        const place = step.written.dependsOn?.indexOf(other.name) ?? -1;
        if (place === -1) continue;
        const message = `Unexpected ${quoted(other.name)} in \`dependsOn\` of ${quoted(step.name)}, expected it to be left out, as another of them waits for it`;
        yield aboutValue([...step.path, "dependsOn", place], { message, hint: "Remove it." });
      }
    }
  },
};
