import type { Flow } from "../checked/workflow.ts";
import type { WrittenCoordination, WrittenPreflight, WrittenState, WrittenSwarm, WrittenWorkflow } from "../written/written-workflow.ts";
import type { Plan, PlannedCheck, PlannedNudge, PlannedState, PlannedVote } from "./plan.ts";
import { fillVariables } from "./fill-variables.ts";
import { planBound } from "./plan-bound.ts";
import { channelOf, plainChannel } from "./plan-channel.ts";

/** Everything of a plan that neither pattern nor steps decide. */
export type PlannedSettings = Omit<
  Plan,
  "flow" | "pattern" | "patternReason" | "strategy" | "agents" | "steps" | "graph" | "barriers" | "edges" | "hub" | "project"
>;

const MAX_CONCURRENCY = 4;
const COMPLETION_GRACE_MS = 5000;
const NUDGE_MS = 120_000;

/** Fills the defaults of README and guide into what a file says of a run as a whole. */
export function planSettings(written: WrittenWorkflow, { written: flow, variables: made }: Flow, given: Readonly<Record<string, unknown>>): PlannedSettings {
  const { name, swarm = {}, state, coordination, paths = [], errorHandling } = written;
  const variables = { ...written.templates, ...given, ...made };
  const { maxConcurrency = MAX_CONCURRENCY, tokenBudget, completionGracePeriodMs = COMPLETION_GRACE_MS, idleNudge } = swarm;
  const timeoutMs = planBound(swarm.timeoutMs);
  const vote = planVote(coordination);
  const notify = errorHandling?.notifyChannel;
  const fill = (text: string): string => fillVariables(text, variables);
  return {
    name,
    description: flow.description ?? written.description ?? "",
    channel: swarm.channel === undefined ? channelOf(name) : plainChannel(fill(swarm.channel)),
    maxConcurrency,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(tokenBudget === undefined ? {} : { tokenBudget }),
    completionGracePeriodMs,
    preflight: [...(written.preflight ?? []), ...(flow.preflight ?? [])].map(planCheck),
    paths: paths.map((path) => ({ name: path.name, folder: fill(path.path), required: path.required ?? true })),
    variables,
    ...(notify === undefined ? {} : { notifyChannel: plainChannel(fill(notify)) }),
    ...(idleNudge === undefined ? {} : { idleNudge: planNudge(idleNudge) }),
    ...(state === undefined ? {} : { state: planState(state, name) }),
    ...(vote === undefined ? {} : { vote }),
  };
}

function planCheck({ command, failIf, successIf, description = "" }: WrittenPreflight): PlannedCheck {
  return { command, ...(failIf === undefined ? {} : { failIf }), ...(successIf === undefined ? {} : { successIf }), description };
}

function planNudge(written: NonNullable<WrittenSwarm["idleNudge"]>): PlannedNudge {
  const { nudgeAfterMs = NUDGE_MS, escalateAfterMs = NUDGE_MS, maxNudges = 1 } = written;
  return { nudgeAfterMs, escalateAfterMs, maxNudges };
}

function planState({ backend = "memory", ttlMs, namespace }: WrittenState, name: string): PlannedState {
  return { backend, ...(ttlMs === undefined ? {} : { ttlMs }), namespace: namespace ?? name };
}

/** A threshold alone asks for a quorum. */
function planVote(coordination: WrittenCoordination | undefined): PlannedVote | undefined {
  const threshold = coordination?.votingThreshold;
  const strategy = coordination?.consensusStrategy ?? (threshold === undefined ? undefined : "quorum");
  if (strategy === undefined) return undefined;
  return { strategy, ...(threshold === undefined ? {} : { threshold }) };
}
