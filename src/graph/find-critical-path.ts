import type { Graph } from "./graph.ts";
import { orderNodes } from "./order-nodes.ts";
import { timeNodes } from "./time-nodes.ts";

/** The chain of nodes that decides how long a run takes at least, from its first to its last. */
export interface CriticalPath {
  readonly nodes: readonly number[];
  readonly totalMs: number;
}

/**
 * Finds the longest way through a graph without circles by how long each node takes, in milliseconds, at least 0. Among equally long ones it takes, node by node,
 * the one written first. Where every node takes as long, it is a longest chain.
 */
export function findCriticalPath(graph: Graph, msOf: (node: number) => number): CriticalPath {
  const order = orderNodes(graph);
  const { remainingMs, totalMs } = timeNodes(graph, msOf, order);
  const nodes: number[] = [];
  const starts = [...order].filter((node) => graph.before[node]?.length === 0).sort((a, b) => a - b);
  for (let node = longest(starts, remainingMs); node !== undefined; node = longest(graph.after[node] ?? [], remainingMs)) nodes.push(node);
  return { nodes, totalMs };
}

function longest(nodes: readonly number[], remainingMs: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const node of nodes) {
    if (best === undefined || (remainingMs[node] ?? 0) > (remainingMs[best] ?? 0)) best = node;
  }
  return best;
}
