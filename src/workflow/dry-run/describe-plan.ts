import { findCriticalPath } from "../../graph/find-critical-path.ts";
import type { Graph } from "../../graph/graph.ts";
import { planWaves } from "../../graph/plan-waves.ts";
import { fillVariables } from "../plan/fill-variables.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { StepValue } from "../template/values.ts";
import { describeVerification } from "./describe-verification.ts";
import { findPeak } from "./find-peak.ts";
import type { PlanDescription, StepDescription } from "./plan-description.ts";
import { type ResolvedStep, resolveStep } from "./resolve-step.ts";
import { createRunGraph, holdersOf } from "./run-graph.ts";

/** What is known beside the plan, from stubs. */
export interface DescribeOptions {
  readonly outputs?: ReadonlyMap<string, StepValue>;
  /** How long a step takes, in milliseconds; every step as long as any other where absent. */
  readonly msOf?: (step: string) => number;
}

/** Says everything about a plan that is known before it runs, without touching anything. Linear but for sorting. */
export function describePlan(plan: Plan, { outputs = new Map(), msOf }: DescribeOptions = {}): PlanDescription {
  const graph = createRunGraph(plan);
  const waves = stepWaves(graph, plan.steps.length);
  const holders = holdersOf(plan.barriers);
  const takes = (node: number): number => (node >= plan.steps.length ? 0 : (msOf?.(plan.steps[node]?.name ?? "") ?? 1));
  const steps = plan.steps.map((step, node): StepDescription =>
    Object.assign(
      aboutStep(step, { barriers: holders.get(step.name) ?? [], wave: (waves.waveOf.get(node) ?? 0) + 1 }),
      resolveStep(step, { variables: plan.variables, outputs }),
    ),
  );
  return {
    ...settingsOf(plan),
    agents: withUses(plan),
    barriers: plan.barriers,
    edges: plan.edges,
    waves: waves.waves.map((nodes) => nodes.map((node) => graph.names[node] ?? "")),
    steps,
    peakConcurrency: findPeak(graph, { steps: plan.steps.length, slots: plan.maxConcurrency, msOf: takes }),
    criticalPath: findCriticalPath(graph, takes).nodes.flatMap((node) => (node < plan.steps.length ? [graph.names[node] ?? ""] : [])),
  };
}

/** Optional fields are set one by one, since copying objects takes several times as long, and a plan may have many steps. */
type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] };
type AboutStep = Draft<Omit<StepDescription, keyof ResolvedStep>>;

function aboutStep(step: PlannedStep, { barriers, wave }: Pick<StepDescription, "barriers" | "wave">): AboutStep {
  const { name, kind, description, dependsOn, timeoutMs, retries, retryDelayMs, failOnError, verification } = step;
  const about: AboutStep = { name, kind, description, wave, dependsOn, barriers, retries, retryDelayMs, failOnError };
  if (step.kind === "agent") about.agent = step.agent.name;
  if (step.kind === "agent" && step.owner !== undefined) about.owner = step.owner;
  if (timeoutMs !== undefined) about.timeoutMs = timeoutMs;
  if (verification !== undefined) about.verification = describeVerification(verification);
  return about;
}

function settingsOf(plan: Plan): Omit<PlanDescription, "agents" | "barriers" | "edges" | "waves" | "steps" | "peakConcurrency" | "criticalPath"> {
  const { agents: _agents, barriers: _barriers, edges: _edges, steps: _steps, graph: _graph, completionGracePeriodMs: _grace, ...settings } = plan;
  return { ...settings, preflight: plan.preflight.map((check) => ({ ...check, command: fillVariables(check.command, plan.variables) })) };
}

function withUses({ agents, steps }: Plan): PlanDescription["agents"] {
  const uses = new Map<string, number>();
  for (const step of steps) if (step.kind === "agent") uses.set(step.agent.name, (uses.get(step.agent.name) ?? 0) + 1);
  return agents.map((agent) => ({ ...agent, steps: uses.get(agent.name) ?? 0 }));
}

interface StepWaves {
  readonly waves: readonly (readonly number[])[];
  readonly waveOf: ReadonlyMap<number, number>;
}

/** Barriers take up waves of their own, which nobody wants to see. */
function stepWaves(graph: Graph, count: number): StepWaves {
  const waves = planWaves(graph)
    .waves.map((nodes) => nodes.filter((node) => node < count))
    .filter((nodes) => nodes.length > 0);
  return { waves, waveOf: new Map(waves.flatMap((nodes, wave) => nodes.map((node): [number, number] => [node, wave]))) };
}
