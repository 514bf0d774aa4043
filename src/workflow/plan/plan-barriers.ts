import { createGraph, type GraphItem } from "../../graph/create-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { holdDependents } from "../../graph/hold-dependents.ts";
import type { WrittenBarrier } from "../written/written-workflow.ts";
import type { PlannedBarrier } from "./plan.ts";
import { planBound } from "./plan-bound.ts";

/** Barriers with what they hold, and the graph in which each barrier is a node behind those of the steps. */
export interface PlannedBarriers {
  readonly barriers: readonly PlannedBarrier[];
  readonly graph: Graph;
}

/** What keeps a barrier's node apart from a step of the same name. */
const BARRIER = "\u0000barrier ";

/**
 * Works out what the barriers of a file hold in a workflow: every step that depends on one they wait for and that they do not wait for themselves, directly or not.
 * Names of steps that the workflow does not have belong to another one of the file; a barrier that only waits for such is left out.
 */
export function planBarriers(written: readonly WrittenBarrier[], graph: Graph): PlannedBarriers {
  const ours = written.flatMap((barrier) => {
    const waitFor = [...new Set(barrier.waitFor)].filter((name) => graph.find(name) !== undefined);
    return waitFor.length === 0 ? [] : [{ ...barrier, waitFor }];
  });
  if (ours.length === 0) return { barriers: [], graph };
  const steps = graph.names.length;
  const items: readonly GraphItem[] = [
    ...graph.names.map((name, node) => ({ name, dependsOn: (graph.before[node] ?? []).map((before) => graph.names[before] ?? "") })),
    ...ours.map(({ name, waitFor, mode }) => ({ name: barrierNode(name), dependsOn: waitFor, need: neededOf(mode, waitFor.length) })),
  ];
  const held = holdDependents(
    createGraph(items).graph,
    ours.map((_, at) => steps + at),
  );
  const barriers = ours.map(({ name, waitFor, mode = "all", ...barrier }, at): PlannedBarrier => {
    const timeoutMs = planBound(barrier.timeoutMs);
    const holds = (held.after[steps + at] ?? []).filter((node) => node < steps).map((node) => graph.names[node] ?? "");
    return { name, waitFor, mode, holds, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  });
  return { barriers, graph: held };
}

/** Gives how many of `count` steps a barrier needs; undefined where all. */
export function neededOf(mode: PlannedBarrier["mode"] | undefined, count: number): number | undefined {
  if (mode === "any") return 1;
  return mode === "majority" ? Math.floor(count / 2) + 1 : undefined;
}

/** Gives the name under which a barrier is a node of a graph, which no step can have. */
export function barrierNode(name: string): string {
  return `${BARRIER}${name}`;
}

/** Gives the name of a node of `PlannedBarriers.graph` for people: a step's, or a barrier's with that word before it. */
export function describeNode(name: string): string {
  return name.startsWith(BARRIER) ? `barrier ${name.slice(BARRIER.length)}` : name;
}
