import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { changesFiles } from "../subject/changes-files.ts";
import type { LintStep } from "../subject/subject.ts";

/** The guide's row on steps that write files without `file_exists`. */
export const taskOutputChecked: WorkflowRule = {
  name: "task-output-checked",
  severity: "warning",
  summary: "A step whose task creates a file is verified by `file_exists`, or by a deterministic step right behind it.",
  why: "Agents end with exit code 0 without having written anything: in the wrong folder, or to stdout. Without a check the next steps work on a file that is not there.",
  examples: {
    wrong: `steps:
  - name: design
    agent: worker
    task: Write the design to docs/design.md.
    verification: { type: exit_code }
`,
    right: `steps:
  - name: design
    agent: worker
    task: Write the design to docs/design.md.
    verification: { type: file_exists, value: docs/design.md }
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      if (step.task === undefined || isChecked(step) || !changesFiles(step)) continue;
      const created = step.task.files().find(({ use }) => use === "create");
      if (created === undefined) continue;
      const message = `Unexpected step ${quoted(step.name)} that writes ${quoted(created.file)} without a check, expected \`file_exists\``;
      const hint = `Write \`verification: { type: file_exists, value: ${created.file} }\`, or put a deterministic step behind it.`;
      yield aboutTask(step, { message, hint }, created.range);
    }
  },
};

function isChecked({ written: { verification }, flow, node }: LintStep): boolean {
  if (verification?.type === "file_exists" || (verification?.type === "custom" && verification.value !== undefined)) return true;
  return (flow.graph.after[node] ?? []).some((dependent) => flow.steps[dependent]?.kind === "deterministic");
}
