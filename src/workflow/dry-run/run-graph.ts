import { createGraph, type GraphItem } from "../../graph/create-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { barrierNode, neededOf } from "../plan/plan-barriers.ts";
import type { Plan, PlannedBarrier } from "../plan/plan.ts";

/** Draws the graph of a run: steps at their places in the plan, and behind them the barriers with what they wait for and hold. */
export function createRunGraph({ steps, barriers, graph }: Pick<Plan, "steps" | "barriers" | "graph">): Graph {
  if (barriers.length === 0) return graph;
  const heldBy = holdersOf(barriers);
  const items: readonly GraphItem[] = [
    ...steps.map(({ name, dependsOn }) => ({ name, dependsOn: [...dependsOn, ...(heldBy.get(name) ?? []).map(barrierNode)] })),
    ...barriers.map(({ name, waitFor, mode }) => ({ name: barrierNode(name), dependsOn: waitFor, need: neededOf(mode, waitFor.length) })),
  ];
  return createGraph(items).graph;
}

/** Lists the barriers that hold a step, by its name. */
export function holdersOf(barriers: readonly PlannedBarrier[]): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, string[]>();
  for (const { name, holds } of barriers) {
    for (const step of holds) {
      const list = holders.get(step) ?? [];
      holders.set(step, list);
      list.push(name);
    }
  }
  return holders;
}
