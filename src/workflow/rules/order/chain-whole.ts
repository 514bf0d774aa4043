import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { isLine } from "./is-line.ts";
import { isOrdered, listNeedlessEdges } from "./needless-edges.ts";

/** The guide's row on workflows in which every step depends on the one before. */
export const chainWhole: WorkflowRule = {
  name: "chain-whole",
  severity: "warning",
  summary: "Not every step depends on the one before it, unless each uses its output.",
  why: "A line of steps takes as long as all of them together. Most parts of a feature do not need each other and can be done at the same time.",
  examples: {
    wrong: `steps:
  - { name: api, agent: worker, task: Build the API. }
  - { name: page, agent: worker, dependsOn: [api], task: Build the page. }
  - { name: mail, agent: worker, dependsOn: [page], task: Build the mail. }
  - { name: shop, agent: worker, dependsOn: [mail], task: Build the shop. }
`,
    right: `steps:
  - { name: api, agent: worker, task: Build the API. }
  - { name: page, agent: worker, task: Build the page. }
  - { name: mail, agent: worker, task: Build the mail. }
  - { name: shop, agent: worker, dependsOn: [api, page, mail], task: Put all parts together. }
`,
  },
  *check({ swarm, flows }) {
    if (isOrdered(swarm.pattern)) return;
    for (const flow of flows) {
      const count = isLine(flow) ? listNeedlessEdges(flow).length : 0;
      if (count < 2 || count * 2 < flow.agentSteps.length - 1) continue;
      const message = `Unexpected line of ${flow.steps.length} steps in ${quoted(flow.name)}, of which ${count} use nothing of the one before, expected them side by side`;
      yield aboutValue([...flow.path, "name"], { message, hint: "Keep `dependsOn` only where a step uses what the other made." });
    }
  },
};
