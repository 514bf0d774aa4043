import { aboutKey, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** The guide's row on an exact sentinel as the only gate; information only, as the README uses one. */
export const tokenNotAlone: WorkflowRule = {
  name: "token-not-alone",
  severity: "info",
  summary: "A step whose gate is `output_contains` has a deterministic step right behind it.",
  why: "An agent may print the token without the work, or do the work without the token. `exit_code`, `file_exists` or a command tell what is the case.",
  examples: {
    wrong: `steps:
  - name: build
    agent: worker
    task: Build the API.
    verification: { type: output_contains, value: API_READY }
`,
    right: `steps:
  - name: build
    agent: worker
    task: Build the API.
    verification: { type: exit_code }
`,
  },
  *check({ agentSteps }) {
    for (const { written, name, path, flow, node } of agentSteps) {
      if (written.verification?.type !== "output_contains") continue;
      if ((flow.graph.after[node] ?? []).some((dependent) => flow.steps[dependent]?.kind === "deterministic")) continue;
      const message = `Unexpected token as the only gate of ${quoted(name)}, expected \`exit_code\` or \`file_exists\``;
      yield aboutKey([...path, "verification"], { message, hint: "Verify by `exit_code` or `file_exists`, or check the result in a deterministic step." });
    }
  },
};
