import { aboutValue } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** The guide's row on a supervisor that is alone. */
export const supervisorHasWorkers: WorkflowRule = {
  name: "supervisor-has-workers",
  severity: "warning",
  summary: "The pattern `supervisor` has two agents at least.",
  why: "One agent alone would watch over itself: it is the supervisor and the worker at once.",
  examples: {
    wrong: `swarm: { pattern: supervisor, timeoutMs: 3600000 }
agents:
  - { name: dev, cli: claude }
steps:
  - { name: build, agent: dev, task: Build the API. }
`,
    right: `swarm: { pattern: supervisor, timeoutMs: 3600000 }
agents:
  - { name: boss, cli: claude, preset: lead, role: Supervisor }
  - { name: dev, cli: claude }
steps:
  - { name: build, agent: dev, task: Build the API. }
`,
  },
  *check({ swarm, agents }) {
    if (swarm.pattern !== "supervisor" || agents.length !== 1) return;
    const message = "Unexpected pattern `supervisor` with one agent, expected two at least";
    yield aboutValue(["swarm", "pattern"], { message, hint: "Write `pattern: dag`, or add the agent that supervises." });
  },
};
