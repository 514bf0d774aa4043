import { areUpstream } from "./are-upstream.ts";
import { completeGraph } from "./complete-graph.ts";
import type { Graph } from "./graph.ts";

/**
 * Draws the edges of barriers: whatever waits for a node that a barrier waits for also waits for the barrier. `barriers` are nodes of the graph whose dependencies
 * are their `waitFor` (`need` where any or a majority is enough). Other barriers are not held, nor is what the barrier itself waits for, directly or not: it would
 * never open. Two barriers can still hold each other, which `findCycles` shows.
 */
export function holdDependents(graph: Graph, barriers: readonly number[]): Graph {
  const isBarrier = new Set(barriers);
  const holds = barriers.flatMap((barrier) => {
    const held = new Set((graph.before[barrier] ?? []).flatMap((node) => graph.after[node] ?? []));
    return [...held]
      .filter((node) => !isBarrier.has(node) && graph.before[node]?.includes(barrier) !== true)
      .map((node) => ({ node: barrier, upstream: node }));
  });
  const inside = areUpstream(graph, holds);
  const added = new Map<number, number[]>();
  holds.forEach(({ node: barrier, upstream: node }, index) => {
    if (inside[index] === true) return;
    const list = added.get(node) ?? [];
    added.set(node, list);
    list.push(barrier);
  });
  const before = graph.before.map((list, node) => [...list, ...(added.get(node) ?? [])]);
  return completeGraph({ names: graph.names, before, spare: graph.spare, find: graph.find });
}
