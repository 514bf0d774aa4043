import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { findOrder, type Orders } from "../text/find-order.ts";

const WHAT =
  "(?:(?:the|your|all|these|those|any|its|his|her|our|every)\\s+)*(?:changes?|work|code|results?|files?|everything|it|them|edits?|fix(?:es)?|updates?|progress|diff)";

const ORDERS: Orders = {
  mark: /commit|push/iu,
  patterns: [
    /\bgit\s+(?:commit|push)\b(?!\s+(?:history|logs?|messages?|hash(?:es)?|shas?|hooks?|ids?|range|style|conventions?|template))/gimu,
    new RegExp(`\\b(?<!last |latest |previous |each |every |a |the |per |pre-|this )commit\\*{0,2}\\s+(?:and push\\s+)?${WHAT}\\b`, "gimu"),
    /\b(?:make|create|do)\s+(?:a|one|the|an?\s+\w+)\s+(?:git\s+)?commit\b(?!\s+(?:message|template|hook|history|log|graph|view|page|list))/gimu,
    /(?:\band\s+|\bthen\s+|^[ \t]{0,40}(?:[-*]|\d{1,3}[.)])?[ \t]{0,40})commit(?:\s+(?:with|as|using|to|on)\b|\s*[.!,;]|\s*$)/gimu,
    /\bpush\s+(?:it|them|(?:the|your)\s+(?:branch|changes?|commits?|work))(?:\s+to\s+(?:origin|the\s+remote|github|main|master)\b|\s*[.!,;]|\s*$)/gimu,
  ],
};

/** The guide's row on agents that are relied on to commit. */
export const taskCommitAbsent: WorkflowRule = {
  name: "task-commit-absent",
  severity: "warning",
  summary: "No agent is asked to commit or push: a deterministic step does it.",
  why: "Agents say that they committed without having run git. A command either made the commit or fails its step.",
  examples: {
    wrong: `steps:
  - name: fix
    agent: worker
    task: Fix the login form in src/login.ts and commit your changes.
    verification: { type: exit_code }
`,
    right: `steps:
  - name: fix
    agent: worker
    task: Fix the login form in src/login.ts.
    verification: { type: exit_code }
  - name: commit
    type: deterministic
    dependsOn: [fix]
    command: git add src/login.ts && git commit -m "Fix the login form"
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      const range = step.task && findOrder(step.task, ORDERS);
      if (range === undefined) continue;
      const message = `Unexpected commit asked of the agent in ${quoted(step.name)}, expected a deterministic step to make it`;
      yield aboutTask(step, { message, hint: "Remove it from the task, and add a step with `type: deterministic` that runs `git commit`." }, range);
    }
  },
};
