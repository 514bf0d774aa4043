import { createGraph } from "../../graph/create-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { nearest } from "../../util/nearest.ts";
import type { EventBody } from "../journal/run-event.ts";
import { type RunState, statusOf } from "../state/run-state.ts";
import type { SchedulePlan } from "./schedule-plan.ts";

/** What a person wants of a resume. */
export interface ResumeWish {
  /** Digest of the source as it is now. */
  readonly sourceDigest: string;
  readonly acceptChanges?: boolean;
  /** This step and all that come after it run again; what comes before it counts as done. */
  readonly startFrom?: string;
}

/** Why a run is not resumed. */
export interface ResumeProblem {
  readonly kind: "problem";
  readonly code: "not-begun" | "complete" | "changed" | "unknown-step";
  readonly message: string;
  readonly hint: string;
}

type Resumed = Extract<EventBody, { readonly type: "run:resumed" }>;

/**
 * Decides how a run that was interrupted, failed or cancelled goes on, as the event to write: what completed stays, all else runs again (WORKFLOWS.md 4). Refuses
 * where the source changed and nobody said what to do about it, and where everything is done.
 */
export function decideResume(plan: SchedulePlan, state: RunState, wish: ResumeWish): Result<Resumed, ResumeProblem> {
  const { graph } = createGraph(plan.steps);
  const { startFrom, sourceDigest } = wish;
  if (state.status === "none") return refuse(problem("not-begun", "it has no events", "start it anew"));
  if (startFrom !== undefined && graph.find(startFrom) === undefined) return refuse(unknownStep(startFrom, graph.names));
  const changed = state.sourceDigest !== sourceDigest;
  if (startFrom === undefined && changed && wish.acceptChanges !== true) {
    const hint = "give `--accept-changes` to keep what completed, `--start-from STEP` to say where to go on, or restore the source";
    return refuse(problem("changed", "the workflow is not the one it was started from", hint));
  }
  if (startFrom === undefined && !changed && state.status === "completed") {
    return refuse(problem("complete", "every step completed", "give `--start-from STEP` to run a part of it again"));
  }
  const from = startFrom === undefined ? {} : { startFrom };
  const { again, assumed } = startFrom === undefined ? { again: [], assumed: [] } : decideStartFrom(graph, state, startFrom);
  return succeed({ type: "run:resumed", sourceDigest, ...from, again, assumed });
}

/** What `--start-from` comes to: completed steps that run again, and steps that are taken as done though they did not complete. In the order of the plan. */
export interface StartFrom {
  readonly again: readonly string[];
  readonly assumed: readonly string[];
}

/** Decides what a start from a step of the plan means; of a run that has not begun, with the state of no events. */
export function decideStartFrom(graph: Graph, state: RunState, startFrom: string): StartFrom {
  const start = graph.find(startFrom);
  const after = reach(start, (index) => graph.after[index] ?? []);
  const before = reach(start, (index) => graph.before[index] ?? []);
  const isDone = (name: string): boolean => statusOf(state, name) === "completed";
  return {
    again: graph.names.filter((name, index) => after.has(index) && isDone(name)),
    assumed: graph.names.filter((name, index) => before.has(index) && index !== start && !isDone(name)),
  };
}

/** Everything that can be reached from a place, that place too. */
function reach(start: number | undefined, next: (index: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set(start === undefined ? [] : [start]);
  for (const index of reached) for (const other of next(index)) reached.add(other);
  return reached;
}

function unknownStep(name: string, names: readonly string[]): ResumeProblem {
  const [close] = nearest(name, names, 1);
  return problem("unknown-step", `it has no step \`${name}\``, close === undefined ? "give the name of one of its steps" : `did you mean \`${close}\`?`);
}

function problem(code: ResumeProblem["code"], reason: string, hint: string): ResumeProblem {
  return { kind: "problem", code, message: `Cannot resume the run: ${reason}`, hint };
}
