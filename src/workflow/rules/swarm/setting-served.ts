import { chooseFlowPattern } from "../../patterns/choose-flow-pattern.ts";
import type { ValuePath } from "../../written/value-path.ts";
import type { WrittenWorkflow } from "../../written/written-workflow.ts";
import type { Pattern } from "../../written/words.ts";
import { aboutKey, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

/** Every key that is read and planned, and that no run acts on so far: told once a file, since the file is right and the reader has to know. */
export const settingServed: WorkflowRule = {
  name: "setting-served",
  severity: "info",
  summary: "Every setting is one that runs act on already.",
  why: "What is planned and not done yet looks as if it were done. So far agents run once a step and send no messages, and every pattern orders its steps alone.",
  examples: {
    wrong: `swarm: { pattern: dag, timeoutMs: 3600000, idleNudge: { nudgeAfterMs: 60000 } }
state: { backend: redis }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
    right: `swarm: { pattern: dag, timeoutMs: 3600000 }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
  },
  *check({ workflow: { written, flows } }) {
    const patterns = new Set(flows.map((flow) => chooseFlowPattern(written, flow).pattern));
    const unserved = [...ofPatterns([...patterns]), ...ofFile(written), ...ofAgents(written), ...ofSteps(written)];
    const [first] = unserved;
    if (first === undefined) return;
    const words = [...new Set(unserved.map(({ word }) => word))];
    const message = `Unexpected ${join(words)}, which no run acts on yet`;
    yield aboutKey(first.path, { message, hint: "Leave it for a later version, or remove it; steps run by `dependsOn` and the pattern's order." });
  },
};

interface Unserved {
  readonly word: string;
  readonly path: ValuePath;
}

/** The patterns that are no more than an order of steps. */
const SERVED_PATTERNS: ReadonlySet<Pattern> = new Set<Pattern>(["dag", "fan-out", "pipeline", "handoff"]);

function ofPatterns(patterns: readonly Pattern[]): readonly Unserved[] {
  const more = patterns.filter((pattern) => !SERVED_PATTERNS.has(pattern));
  return more.map((pattern) => ({ word: `rounds and messages of the pattern ${quoted(pattern)}`, path: ["swarm", "pattern"] }));
}

function ofFile({ swarm, state, coordination, errorHandling, trajectories }: WrittenWorkflow): readonly Unserved[] {
  const records = trajectories === true || (typeof trajectories === "object" && trajectories.enabled !== false);
  return [
    ...set(swarm?.idleNudge, ["swarm", "idleNudge"]),
    ...set(swarm?.completionGracePeriodMs, ["swarm", "completionGracePeriodMs"]),
    ...set(coordination?.consensusStrategy, ["coordination", "consensusStrategy"]),
    ...set(coordination?.votingThreshold, ["coordination", "votingThreshold"]),
    ...set(state, ["state"]),
    ...set(errorHandling?.notifyChannel, ["errorHandling", "notifyChannel"]),
    ...set(records ? trajectories : undefined, ["trajectories"]),
  ];
}

function ofAgents({ agents = [] }: WrittenWorkflow): readonly Unserved[] {
  return agents.flatMap(({ interactive, channels, constraints }, at) => [
    ...set(interactive === true ? true : undefined, ["agents", at, "interactive"]),
    ...set(channels, ["agents", at, "channels"]),
    ...set(constraints?.maxTokens, ["agents", at, "constraints", "maxTokens"]),
    ...set(constraints?.idleThresholdSecs, ["agents", at, "constraints", "idleThresholdSecs"]),
  ]);
}

function ofSteps({ workflows = [] }: WrittenWorkflow): readonly Unserved[] {
  return workflows.flatMap(({ steps }, flow) =>
    steps.flatMap(({ channel, maxIterations, verification }, at) => {
      if (channel === undefined && maxIterations === undefined && verification === undefined) return [];
      const path: ValuePath = ["workflows", flow, "steps", at];
      return [
        ...set(channel, [...path, "channel"]),
        ...set(maxIterations, [...path, "maxIterations"]),
        ...set(verification?.diagnosticAgent, [...path, "verification", "diagnosticAgent"]),
        ...set(verification?.diagnosticTimeout, [...path, "verification", "diagnosticTimeout"]),
      ];
    }),
  );
}

function set(value: unknown, path: ValuePath): readonly Unserved[] {
  return value === undefined ? [] : [{ word: `\`${String(path.at(-1))}\``, path }];
}

function join(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
