import { aboutStep, quoted, quotedList } from "../finding.ts";
import type { RuleFinding, WorkflowRule } from "../rule.ts";
import type { LintFlow, LintStep } from "../subject/subject.ts";
import { findOrder, type Orders } from "../text/find-order.ts";

const THEM = "(?:(?:the|your|all|each|every|other|both|of|our)\\s+)*(?:workers?|agents?|team|implementers?|developers?|track)";

/** Words of a lead that works with others while they work; a plan for them needs no such word. */
const COORDINATION: Orders = {
  mark: /worker|assignment|agent|team|implementer|developer|track/iu,
  patterns: [
    new RegExp(
      `\\b(?:coordinate|monitor|supervise|oversee|manage|nudge|unblock|wait\\s+(?:for|on|until)|collect\\s+\\w+\\s+from|assign\\s+\\w+\\s+to|delegate\\s+to|lead)\\s+${THEM}\\b`,
      "gimu",
    ),
    /\bpost\s+(?:the\s+|their\s+)?assignments?\b/gimu,
    /\breview\s+(?:the\s+|each\s+|every\s+)?worker(?:['’]?s)?\s+(?:output|work|results?)\b/gimu,
    /\bworkers?\b[^.\n]{0,40}\b(?:report|post|reply)s?\b[^.\n]{0,40}\b(?:to\s+you|on\s+#?[\w-]+|done)\b/gimu,
    /\b\w*WORKERS?_(?:DONE|READY|COMPLETE)\w*\b/gmu,
  ],
};

/** The guide's row on workers that depend on the lead that is to guide them. */
export const workersBesideLead: WorkflowRule = {
  name: "workers-beside-lead",
  severity: "warning",
  summary: "Workers start beside the lead that coordinates them, not behind its step.",
  why: "A lead that coordinates workers ends when they are done, and workers that depend on its step start when it ended. Both depend on what came before instead.",
  examples: {
    wrong: `agents:
  - { name: lead, cli: claude, preset: lead }
steps:
  - { name: context, type: deterministic, command: cat README.md }
  - { name: lead-track, agent: lead, dependsOn: [context], task: Coordinate the workers and review worker output. }
  - { name: build, agent: worker, dependsOn: [lead-track], task: Build the API. }
`,
    right: `agents:
  - { name: lead, cli: claude, preset: lead }
steps:
  - { name: context, type: deterministic, command: cat README.md }
  - { name: lead-track, agent: lead, dependsOn: [context], task: Coordinate the workers and review worker output. }
  - { name: build, agent: worker, dependsOn: [context], task: Build the API. }
`,
  },
  *check({ flows }) {
    for (const flow of flows) yield* checkFlow(flow);
  },
};

function* checkFlow(flow: LintFlow): Iterable<RuleFinding> {
  const leading = flow.agentSteps.filter(({ agent, task }) => agent?.leads === true && task !== undefined);
  if (leading.length === 0) return;
  const starts = new Set(flow.agentSteps.filter(isWorker).map((step) => startOf(step)));
  for (const step of leading) {
    const behind = (flow.graph.after[step.node] ?? []).flatMap((node) => flow.steps[node] ?? []).filter(isWorker);
    // A worker that waits for exactly the same starts when the lead does.
    if (step.task === undefined || behind.length === 0 || starts.has(startOf(step)) || findOrder(step.task, COORDINATION) === undefined) continue;
    const names = quotedList(behind.map(({ name }) => name));
    const message = `Unexpected ${names} behind ${quoted(step.name)}, which coordinates workers, expected them beside it`;
    yield aboutStep(step, { message, hint: `Let them depend on what ${quoted(step.name)} depends on, and only later steps on ${quoted(step.name)}.` });
  }
}

function isWorker({ agent }: LintStep): boolean {
  return agent !== undefined && !agent.leads;
}

/** What a step waits for, as one text. */
function startOf({ flow, node }: LintStep): string {
  return [...(flow.graph.before[node] ?? [])].sort((a, b) => a - b).join(" ");
}
