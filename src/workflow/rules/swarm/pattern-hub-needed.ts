import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

const HUB_PATTERNS: ReadonlySet<string> = new Set(["fan-out", "hub-spoke", "supervisor"]);

/** The guide's rows on hub patterns where nobody is a hub, and where nobody can be watched. */
export const patternHubNeeded: WorkflowRule = {
  name: "pattern-hub-needed",
  severity: "warning",
  summary: "The patterns `fan-out`, `hub-spoke` and `supervisor` are for workflows that have a lead and agents in sessions.",
  why: "These patterns put an owner over every step. Simple workers side by side need none: `dag` runs them at the same time as well, without its cost.",
  examples: {
    wrong: `swarm: { pattern: fan-out, timeoutMs: 3600000 }
agents:
  - { name: first, cli: codex, preset: worker }
  - { name: second, cli: codex, preset: worker }
steps:
  - { name: api, agent: first, task: Build the API. }
  - { name: ui, agent: second, task: Build the page. }
`,
    right: `swarm: { pattern: dag, timeoutMs: 3600000 }
agents:
  - { name: first, cli: codex, preset: worker }
  - { name: second, cli: codex, preset: worker }
steps:
  - { name: api, agent: first, task: Build the API. }
  - { name: ui, agent: second, task: Build the page. }
`,
  },
  *check({ swarm: { pattern = "dag" }, agents }) {
    if (!HUB_PATTERNS.has(pattern) || agents.length < 2 || agents.some(({ leads }) => leads)) return;
    if (pattern === "supervisor" && agents.some(({ interactive }) => interactive)) return;
    const message = `Unexpected pattern ${quoted(pattern)} for workers without a lead, expected \`dag\``;
    yield aboutValue(["swarm", "pattern"], { message, hint: "Write `pattern: dag`: steps that do not wait for each other run side by side." });
  },
};
