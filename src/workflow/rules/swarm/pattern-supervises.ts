import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import type { LintAgent } from "../subject/subject.ts";

const SUPERVISION =
  /\bsupervis(?:or|es|ing|ion)\b|\boverse(?:er|es|eing)\b|\bwatchdog\b|\b(?:monitors?|watch(?:es)?)\s+(?:the\s+|all\s+|other\s+)*(?:agents?|workers?|progress|steps?|team|stages?)\b/iu;

/** The guide's row on a pipeline from which supervision is expected. */
export const patternSupervises: WorkflowRule = {
  name: "pattern-supervises",
  severity: "warning",
  summary: "An agent that is to supervise others stands in a pattern that has a supervisor, not in `pipeline`.",
  why: "Only hub patterns make an agent the owner of others' steps. In a pipeline the supervisor supervises nobody.",
  examples: {
    wrong: `swarm: { pattern: pipeline, timeoutMs: 3600000 }
agents:
  - { name: boss, cli: claude, role: Supervisor of the workers }
  - { name: dev, cli: codex, preset: worker }
steps:
  - { name: build, agent: dev, task: Build the API. }
`,
    right: `swarm: { pattern: supervisor, timeoutMs: 3600000 }
agents:
  - { name: boss, cli: claude, role: Supervisor of the workers }
  - { name: dev, cli: codex, preset: worker }
steps:
  - { name: build, agent: dev, task: Build the API. }
`,
  },
  *check({ swarm, agents }) {
    const supervisor = swarm.pattern === "pipeline" ? agents.find(supervises) : undefined;
    if (supervisor === undefined) return;
    const message = `Unexpected pattern \`pipeline\` with the supervisor ${quoted(supervisor.name)}, expected \`supervisor\``;
    yield aboutValue(["swarm", "pattern"], { message, hint: "Write `pattern: supervisor`, or leave the supervisor out." });
  },
};

function supervises({ name, written: { role = "" } }: LintAgent): boolean {
  return SUPERVISION.test(name.replace(/[-_.]/gu, " ")) || SUPERVISION.test(role);
}
