import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import type { LintStep } from "../subject/subject.ts";
import { findOrder, type Orders } from "../text/find-order.ts";

const READ = "\\b(?:read|open|load|study|scan|go\\s+through|look\\s+through|walk\\s+through|review|analy[sz]e)\\s+";
const LARGE: Orders = {
  mark: /(?:read|open|load|study|scan|through|review|analy[sz]e)\s/iu,
  patterns: [
    new RegExp(
      `${READ}(?:through\\s+)?(?:(?:the|all|all\\s+of|of|our|this)\\s+)*(?:entire|whole|full|complete|large|huge|big|long)\\s+[^.\\n]{0,40}?\\b(?:files?|code\\s?base|repo(?:sitory)?|source|project|logs?|docs|documentation|spec(?:ification)?|\\S+\\.\\w{1,5})\\b`,
      "gimu",
    ),
    new RegExp(`${READ}(?:all\\s+(?:of\\s+)?(?:the\\s+)?|every\\s+|each\\s+)(?:source\\s+|code\\s+)?files?\\b`, "gimu"),
  ],
};

/** The guide's critical rule: what an agent without a session is to know goes into its task. */
export const taskFileInjected: WorkflowRule = {
  name: "task-file-injected",
  severity: "warning",
  summary: "An agent that runs once is not told to read large files itself.",
  why: "An agent that runs once and ends loses its way, or its time, in reading. A deterministic step reads in no time and puts the text into the task.",
  examples: {
    wrong: `agents:
  - { name: worker, cli: codex, preset: worker }
steps:
  - name: port
    agent: worker
    task: Read the entire src/legacy.ts and port it to the new API.
`,
    right: `agents:
  - { name: worker, cli: codex, preset: worker }
steps:
  - name: read-legacy
    type: deterministic
    command: cat src/legacy.ts
  - name: port
    agent: worker
    dependsOn: [read-legacy]
    task: |
      Port src/legacy.ts to the new API. Its contents:
      {{steps.read-legacy.output}}
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      if (step.task === undefined || step.agent === undefined || step.agent.interactive) continue;
      const range = findOrder(step.task, LARGE) ?? readFile(step);
      if (range === undefined) continue;
      const message = `Unexpected reading of files by ${quoted(step.name)}, whose agent runs once, expected their text in the task`;
      yield aboutTask(step, { message, hint: "Read them in a deterministic step before it, and write `{{steps.NAME.output}}` into the task." }, range);
    }
  },
};

/** A worker that is sent to read a file and is given none; analysts and reviewers are there to read. */
function readFile({ agent, task, references }: LintStep) {
  if (task === undefined || references.length > 0 || (agent?.written.preset !== undefined && agent.written.preset !== "worker")) return undefined;
  const file = /\b(?:read|open|load|study)\s/iu.test(task.said)
    ? task.files().find(({ use, range }) => use === "read" && isRead(task.said, range.start))
    : undefined;
  return file?.range;
}

/** Whether the word right before is one of reading: `read src/a.ts`, `read the file src/a.ts`. */
function isRead(text: string, at: number): boolean {
  return /\b(?:read|open|load|study)\s+(?:(?:the|in|file|files|all|both|first|carefully|through)\s+){0,3}[`"']?$/iu.test(text.slice(Math.max(0, at - 60), at));
}
