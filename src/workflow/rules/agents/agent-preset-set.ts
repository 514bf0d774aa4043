import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import type { LintAgent, LintStep } from "../subject/subject.ts";

const WORKER = /\b(?:workers?|implementers?|implementors?)\b/iu;
const MESSAGES = /(?:^|\s)#[a-z][\w-]*|\bchannels?\b|\b(?:post|reply|message|report back|tell the lead|ask the lead)\b/iu;

/** The guide's row on workers without a preset beside a lead. */
export const agentPresetSet: WorkflowRule = {
  name: "agent-preset-set",
  severity: "warning",
  summary: "Where a lead and workers share a workflow, the workers have a preset.",
  why: "Without a preset a worker lives in a session, and what it prints holds more than its answer. `preset: worker` gives later steps clean text.",
  examples: {
    wrong: `agents:
  - { name: lead, cli: claude, preset: lead }
  - { name: worker, cli: codex, role: Implementer }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
    right: `agents:
  - { name: lead, cli: claude, preset: lead }
  - { name: worker, cli: codex, role: Implementer, preset: worker }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
  },
  *check({ agents, agentSteps }) {
    if (!agents.some(({ leads }) => leads)) return;
    const talking = new Set(agentSteps.filter(talks).map(({ agent }) => agent?.name));
    for (const agent of agents) {
      if (!isBareWorker(agent) || talking.has(agent.name)) continue;
      const message = `Unexpected worker ${quoted(agent.name)} without a preset beside a lead, expected \`preset: worker\``;
      yield aboutValue([...agent.path, "name"], { message, hint: "Write `preset: worker`." });
    }
  },
};

function isBareWorker({ written, name, leads }: LintAgent): boolean {
  if (written.preset !== undefined || written.interactive !== undefined || (written.channels?.length ?? 0) > 0 || leads) return false;
  return WORKER.test(name.replace(/[-_.]/gu, " ")) || WORKER.test(written.role ?? "");
}

/** A worker that is to talk needs its session. */
function talks({ task }: LintStep): boolean {
  return MESSAGES.test(task?.said ?? "");
}
