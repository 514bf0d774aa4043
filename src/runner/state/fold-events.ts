import type { AttemptUsage, RunEvent } from "../journal/run-event.ts";
import { unreachable } from "../../util/unreachable.ts";
import { type StepEvent, isStepEvent, nextStep } from "./next-step.ts";
import { type RunState, type StepState, createStep, stepOf } from "./run-state.ts";

/** A state that follows a run: `state` is a view of what was applied so far, and changes with the next event. */
export interface RunFold {
  readonly state: RunState;
  apply(event: RunEvent): void;
}

/** Gives the state after some events. Linear; total: events that contradict each other give the state of the later one. */
export function foldEvents(events: Iterable<RunEvent>): RunState {
  const fold = createFold();
  for (const event of events) fold.apply(event);
  return fold.state;
}

/** Creates the fold that a runner feeds event by event, each in constant time but those that resume a run. */
export function createFold(): RunFold {
  const steps = new Map<string, StepState>();
  const timedOutBarriers = new Set<string>();
  const state: Draft = { ...EMPTY, steps, timedOutBarriers };
  return {
    state,
    apply(event) {
      state.seq = event.seq;
      if (isStepEvent(event)) applyStepEvent(state, steps, event);
      else if (event.type === "barrier:timed-out") timedOutBarriers.add(event.barrier);
      else applyRunEvent({ state, steps, timedOutBarriers }, event);
    },
  };
}

function applyStepEvent(state: Draft, steps: Map<string, StepState>, event: StepEvent): void {
  const before = stepOf(state, event.stepName);
  if (event.type === "step:completed" || event.type === "step:failed" || event.type === "step:retrying") countUsage(state, before, event.usage);
  steps.set(event.stepName, nextStep(before, event));
}

/** Only what an agent did counts; an attempt that says nothing of what it used is not taken for free. */
function countUsage(state: Draft, { agent }: StepState, usage: AttemptUsage | undefined): void {
  const { inputTokens, outputTokens } = usage ?? {};
  state.usedTokens += (inputTokens ?? 0) + (outputTokens ?? 0);
  if (agent !== undefined && inputTokens === undefined && outputTokens === undefined) state.unknownUsages += 1;
}

type Draft = { -readonly [Key in keyof RunState]: RunState[Key] };

const EMPTY = {
  runId: "",
  workflow: "",
  status: "none",
  seq: 0,
  sourceDigest: "",
  beginMs: 0,
  startedMs: 0,
  resumes: 0,
  usedTokens: 0,
  unknownUsages: 0,
} as const;

interface Parts {
  readonly state: Draft;
  readonly steps: Map<string, StepState>;
  readonly timedOutBarriers: Set<string>;
}

type OfRun = Extract<RunEvent, { readonly type: `run:${string}` }>;

function applyRunEvent(parts: Parts, event: OfRun): void {
  const { state, steps } = parts;
  switch (event.type) {
    case "run:started":
      state.runId = event.runId;
      state.workflow = event.workflow;
      state.startedMs = Date.parse(event.time);
      begin(parts, event);
      assume(parts, event.assumed ?? [], state.beginMs);
      return;
    case "run:resumed":
      state.resumes += 1;
      for (const step of steps.values()) if (step.status === "running") countUsage(state, step, undefined);
      begin(parts, event);
      reset(parts, new Set(event.again));
      assume(parts, event.assumed, state.beginMs);
      return;
    case "run:paused":
    case "run:unpaused":
      // A run that is ending, or has ended, is not brought back.
      if (isGoing(state)) state.status = event.type === "run:paused" ? "paused" : "running";
      return;
    case "run:stopping":
      if (!isGoing(state)) return;
      state.status = "stopping";
      state.stop = event.reason;
      if (event.signal !== undefined) state.stopSignal = event.signal;
      return;
    case "run:completed":
      return end(state, event, "completed");
    case "run:failed":
      state.error = event.error;
      return end(state, event, "failed");
    case "run:cancelled":
      state.stop = event.reason;
      return end(state, event, "cancelled");
    default:
      unreachable(event);
  }
}

function isGoing({ status }: Draft): boolean {
  return status === "running" || status === "paused";
}

function begin({ state, timedOutBarriers }: Parts, event: { readonly time: string; readonly sourceDigest: string }): void {
  state.status = "running";
  state.beginMs = Date.parse(event.time);
  state.sourceDigest = event.sourceDigest;
  delete state.stop;
  delete state.stopSignal;
  delete state.error;
  delete state.endedMs;
  timedOutBarriers.clear();
}

function end(state: Draft, event: RunEvent, status: "completed" | "failed" | "cancelled"): void {
  state.status = status;
  state.endedMs = Date.parse(event.time);
}

/** Keeps what completed and is not to run again; of the rest only the number of attempts, which names their folders. */
function reset({ steps }: Parts, again: ReadonlySet<string>): void {
  for (const [name, { status, attempts }] of steps) {
    if (status !== "completed" || again.has(name)) steps.set(name, createStep(name, attempts));
  }
}

function assume({ state, steps }: Parts, names: readonly string[], nowMs: number): void {
  for (const name of names) {
    const { attempts } = stepOf(state, name);
    steps.set(name, { ...createStep(name, attempts), status: "completed", completion: "assumed", endMs: nowMs, output: "" });
  }
}
