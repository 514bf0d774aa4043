import { createGraph } from "../../graph/create-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { neededOf } from "../../workflow/plan/plan-barriers.ts";
import type { ScheduleBarrier, SchedulePlan } from "./schedule-plan.ts";

/** A barrier with places instead of names. */
export interface Gate {
  readonly barrier: ScheduleBarrier;
  readonly waitFor: readonly number[];
  readonly holds: readonly number[];
  /** How many of `total` have to complete; names that no step has are in `total` alone. */
  readonly needed: number;
  readonly total: number;
}

/** The fixed part of a schedule: who waits for whom. Steps are nodes, by their places in the plan. */
export interface ScheduleGraph {
  readonly graph: Graph;
  /** Steps that depend on a name which no step has: they never start. */
  readonly stuck: ReadonlySet<number>;
  readonly gates: readonly Gate[];
  /** The gates that wait for a step, by their places. */
  readonly awaitedBy: ReadonlyMap<number, readonly number[]>;
}

/** Gives a plan's steps and barriers their places, in linear time. */
export function createScheduleGraph(plan: SchedulePlan): ScheduleGraph {
  const { graph, problems } = createGraph(plan.steps);
  const stuck = new Set(problems.flatMap((problem) => (problem.kind === "unknown-dependency" ? [problem.node] : [])));
  const gates = plan.barriers.map((barrier) => createGate(barrier, graph));
  const awaitedBy = new Map<number, number[]>();
  for (const [at, { waitFor }] of gates.entries()) {
    for (const node of waitFor) awaitedBy.set(node, [...(awaitedBy.get(node) ?? []), at]);
  }
  return { graph, stuck, gates, awaitedBy };
}

function createGate(barrier: ScheduleBarrier, graph: Graph): Gate {
  const names = new Set(barrier.waitFor);
  const placesOf = (list: Iterable<string>): readonly number[] => [...list].flatMap((name) => graph.find(name) ?? []);
  const total = names.size;
  const needed = Math.min(total, neededOf(barrier.mode, total) ?? total);
  return { barrier, waitFor: placesOf(names), holds: placesOf(new Set(barrier.holds)), needed, total };
}
