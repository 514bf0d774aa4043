import { aboutTask, quoted, quotedList } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { changesFiles } from "../subject/changes-files.ts";

/** From so many files on, agents do some and stop. */
const MANY = 4;

/** The guide's row on one step that edits four or more files. */
export const taskFewFiles: WorkflowRule = {
  name: "task-few-files",
  severity: "warning",
  summary: "One agent step edits at most three files.",
  why: "Agents change one or two of the files and end. One step a file, with a check behind each, finds the one that was left out.",
  examples: {
    wrong: `steps:
  - name: edit
    agent: worker
    task: Update src/types.ts, src/service.ts, src/routes.ts and src/cli.ts to the new status.
    verification: { type: exit_code }
`,
    right: `steps:
  - name: edit-types
    agent: worker
    task: Update src/types.ts to the new status. Only edit this one file.
    verification: { type: exit_code }
  - name: edit-service
    agent: worker
    dependsOn: [edit-types]
    task: Update src/service.ts to the new status in src/types.ts. Only edit this one file.
    verification: { type: exit_code }
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      if (step.task === undefined || !changesFiles(step)) continue;
      const named = step.task.files().filter(({ use }) => use === "edit" || use === "create");
      const files = [...new Set(named.map(({ file }) => file.replace(/^\.\//u, "")))];
      if (files.length < MANY) continue;
      const message = `Unexpected ${files.length} files for ${quoted(step.name)} to change (${quotedList(files)}), expected at most three`;
      yield aboutTask(step, { message, hint: "Make one step a file, each followed by a deterministic step that checks it." }, named[0]?.range);
    }
  },
};
