import { aboutKey, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { looksAtWork } from "../subject/looks-at-work.ts";

/** The guide's row on `timeoutMs` of agents and steps; information only, as the README shows both. */
export const timeoutGlobal: WorkflowRule = {
  name: "timeout-global",
  severity: "info",
  summary: "The time-out stands at the workflow; of agent steps only reviews have their own.",
  why: "How long an agent takes can hardly be guessed, and a guess that is too short throws good work away. A bound of the whole run is enough, but for reviews, which hang.",
  examples: {
    wrong: `agents:
  - { name: worker, cli: codex, preset: worker, constraints: { timeoutMs: 600000 } }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
    right: `swarm: { pattern: dag, timeoutMs: 3600000 }
agents:
  - { name: worker, cli: codex, preset: worker }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
  },
  *check({ agents, agentSteps }) {
    const hint = "Remove it, and write `timeoutMs:` below `swarm:`.";
    for (const { written, name, path } of agents) {
      if (written.constraints?.timeoutMs === undefined || written.preset === "reviewer") continue;
      const message = `Unexpected time-out of the agent ${quoted(name)}, expected one for the whole workflow`;
      yield aboutKey([...path, "constraints", "timeoutMs"], { message, hint });
    }
    for (const step of agentSteps) {
      const key = ["timeoutMs", "timeout"].find((each) => step.written[each] !== undefined);
      if (key === undefined || looksAtWork(step)) continue;
      yield aboutKey([...step.path, key], { message: `Unexpected time-out of the agent step ${quoted(step.name)}, expected one for the whole workflow`, hint });
    }
  },
};
