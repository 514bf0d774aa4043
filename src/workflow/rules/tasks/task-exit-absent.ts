import { aboutTask, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { findOrder, type Orders } from "../text/find-order.ts";

const DONE =
  "(?:when|once|after|as soon as)\\s+(?:you\\s+(?:are|have)|you['’](?:re|ve)|it\\s+is|it['’]s|everything\\s+is|the\\s+\\w+\\s+is|all\\s+\\w+\\s+are)?\\s*(?:done|finished|complete[d]?|ready)";

const ORDERS: Orders = {
  mark: /exit|quit|terminate|(?:stop|end|close)\s+(?:the|your|this)\s/iu,
  patterns: [
    /(?<![\w./:-])\/exit(?![\w/.-]*[\w/])(?!\s+(?:route|endpoint|path|handler|page|command|url))/gimu,
    new RegExp(`\\b(?:exit|quit|terminate|stop the session|end the session|close the session)\\b[^.\\n]{0,20}\\s${DONE}`, "gimu"),
    new RegExp(`${DONE},?\\s+(?:then\\s+)?(?:please\\s+)?(?:exit|quit|terminate)\\b`, "gimu"),
    /(?:\band\s+then\s+|,\s*then\s+|(?<![;\])]\s{0,3})\bthen\s+)(?:exit|quit|terminate)(?:\s*[.!,;]|\s*$|\s+(?:cleanly|immediately|the session|yourself|the cli|the process))/gimu,
    /\b(?:exit|end|terminate|close|quit)\s+(?:your|this|the)\s+(?:session|terminal|cli)\b/gimu,
    /\bterminate\s+yourself\b/gimu,
    /\bexit\s+(?:cleanly|immediately|the\s+process)\s+(?:when|once|after)\b/gimu,
  ],
};

/** The guide's row on exit instructions; information only, as the README advises one. */
export const taskExitAbsent: WorkflowRule = {
  name: "task-exit-absent",
  severity: "info",
  summary: "No task tells the agent to exit: the runner ends it.",
  why: "The runner ends every agent when its step is complete. Words about ending take the agent's attention, and one that obeys too early leaves its work half done.",
  examples: {
    wrong: `steps:
  - name: build
    agent: worker
    task: |
      Build the REST API for user management.
      When finished, output /exit.
`,
    right: `steps:
  - name: build
    agent: worker
    task: |
      Build the REST API for user management.
`,
  },
  *check({ agentSteps }) {
    for (const step of agentSteps) {
      const range = step.task && findOrder(step.task, ORDERS);
      if (range === undefined) continue;
      const message = `Unexpected exit instruction in the task of ${quoted(step.name)}, expected the deliverable alone`;
      yield aboutTask(step, { message, hint: "Remove it: the runner ends the agent itself." }, range);
    }
  },
};
