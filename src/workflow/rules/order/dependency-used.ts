import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { areAlike } from "./chain-needless.ts";
import { isLine } from "./is-line.ts";
import { isOrdered, listNeedlessEdges } from "./needless-edges.ts";

/** WORKFLOWS.md 2: a `dependsOn` whose output is never used, where it is less certain than in `chain-needless`. */
export const dependencyUsed: WorkflowRule = {
  name: "dependency-used",
  severity: "info",
  summary: "A step depends on another because it uses its output, its files or its verdict.",
  why: "A dependency that brings nothing makes the run longer. Where it is about files, the task says so; where it is a gate, the other step has a verification.",
  examples: {
    wrong: `steps:
  - { name: api, agent: worker, task: Build the endpoints. }
  - { name: ui, agent: worker, dependsOn: [api], task: Draw the icons. }
`,
    right: `steps:
  - { name: api, agent: worker, task: Build the endpoints. }
  - { name: ui, agent: worker, dependsOn: [api], task: "Draw icons for these: {{steps.api.output}}" }
`,
  },
  *check({ swarm, flows }) {
    if (isOrdered(swarm.pattern)) return;
    for (const flow of flows) {
      if (isLine(flow)) continue;
      for (const { step, dependency, place } of listNeedlessEdges(flow)) {
        if (areAlike(step, dependency)) continue;
        const message = `Unexpected waiting of ${quoted(step.name)} for ${quoted(dependency.name)}, of which its task uses nothing, expected a use or no dependency`;
        yield aboutValue([...step.path, "dependsOn", place], {
          message,
          hint: `Use \`{{steps.${dependency.name}.output}}\`, or remove the dependency so that both run side by side.`,
        });
      }
    }
  },
};
