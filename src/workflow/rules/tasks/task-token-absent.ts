import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** The guide's gotcha of tokens: what is to be found in the output must not stand in the task already. */
export const taskTokenAbsent: WorkflowRule = {
  name: "task-token-absent",
  severity: "warning",
  summary: "The text that `output_contains` looks for does not stand in the step's own task.",
  why: "An agent's output may repeat its task, so a token that stands in the task has to be found once more than it is there, and one that is found proves little.",
  examples: {
    wrong: `steps:
  - name: build
    agent: worker
    task: Build the API, then print BUILD_DONE.
    verification: { type: output_contains, value: BUILD_DONE }
`,
    right: `steps:
  - name: build
    agent: worker
    task: Build the API in src/api.ts.
    verification: { type: file_exists, value: src/api.ts }
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      const { verification } = step.written;
      if (verification?.type !== "output_contains" || step.task === undefined) continue;
      const token = String(verification.value ?? "");
      const at = token.includes("{{") || token.trim() === "" ? -1 : step.task.text.indexOf(token);
      if (at === -1) continue;
      yield aboutTask(
        step,
        {
          message: `Unexpected ${quoted(token)} in the task of ${quoted(step.name)}, expected the token of \`output_contains\` not to stand there`,
          hint: "Verify by `exit_code` or `file_exists`, or describe the token without writing it.",
        },
        { start: at, end: at + token.length },
      );
    }
  },
};
