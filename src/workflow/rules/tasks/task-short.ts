import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** From so many lines on, the guide asks for a lead and workers. */
const LONG = 50;
/** A line that goes on and on counts as several. */
const LINE_LENGTH = 120;

/** The guide's bound of prompts: 10 to 20 lines, a team from 50 on. */
export const taskShort: WorkflowRule = {
  name: "task-short",
  severity: "warning",
  summary: "A task has fewer than 50 lines.",
  why: "Of a long task an agent does the beginning and forgets the rest. Ten to twenty lines with one deliverable get done; what needs more is work for a lead and workers.",
  examples: {
    wrong: `steps:
  - name: build
    agent: worker
    task: |
${Array.from({ length: 52 }, (_, line) => `      ${line + 1}. Build part ${line + 1} of the shop.`).join("\n")}
`,
    right: `steps:
  - name: cart
    agent: worker
    task: |
      Build the cart of the shop.
      It keeps its content over a restart.
  - name: search
    agent: worker
    task: |
      Build the search of the shop.
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      const lines = step.task === undefined ? 0 : linesOf(step.task.said);
      if (lines < LONG) continue;
      const message = `Unexpected task of ${lines} lines in ${quoted(step.name)}, expected 10 to 20 lines`;
      yield aboutTask(step, { message, hint: "Split it into steps of one deliverable each, or into a lead and workers on a channel." });
    }
  },
};

/** Lines with something in them. */
function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.ceil(line.trim().length / LINE_LENGTH), 0);
}
