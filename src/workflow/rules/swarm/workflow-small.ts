import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** More agent steps than these take most of a day. */
const MOST = 30;

/** The guide's row on one giant workflow for a feature. */
export const workflowSmall: WorkflowRule = {
  name: "workflow-small",
  severity: "info",
  summary: "A workflow has at most 30 agent steps.",
  why: "A giant workflow fails late and is hard to resume. Several smaller ones that touch different files run at the same time, in waves.",
  examples: {
    wrong: `steps:
${Array.from({ length: 31 }, (_, place) => `  - { name: part-${place + 1}, agent: worker, task: Build part ${place + 1}. }`).join("\n")}
`,
    right: `steps:
  - { name: part-1, agent: worker, task: Build part 1. }
  - { name: part-2, agent: worker, task: Build part 2. }
`,
  },
  *check({ flows }) {
    for (const { name, path, agentSteps } of flows) {
      if (agentSteps.length <= MOST) continue;
      const message = `Unexpected ${agentSteps.length} agent steps in the workflow ${quoted(name)}, expected at most ${MOST}`;
      yield aboutValue([...path, "name"], { message, hint: "Split it into workflows that touch different files, and run them in waves." });
    }
  },
};
