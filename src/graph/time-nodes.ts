import type { Graph } from "./graph.ts";
import { orderNodes } from "./order-nodes.ts";

/** How a graph goes in time when nothing limits it. Nodes on a circle, or behind one, are left at 0. */
export interface NodeTimes {
  /** For each node when it can start at the earliest, from the start of the run. */
  readonly startMs: readonly number[];
  /** For each node how long it and the longest way behind it take: what urgent means to a scheduler (`urgencyOf`). */
  readonly remainingMs: readonly number[];
  /** How long the run takes at least: the length of the critical path. */
  readonly totalMs: number;
}

/** Works out the times of all nodes from how long each takes, in milliseconds, at least 0. Barriers count as if they needed all. */
export function timeNodes(graph: Graph, msOf: (node: number) => number, order: readonly number[] = orderNodes(graph)): NodeTimes {
  const startMs = graph.names.map(() => 0);
  const remainingMs = graph.names.map(() => 0);
  const takes = graph.names.map((_, node) => msOf(node));
  for (const node of order) {
    let start = 0;
    for (const dependency of graph.before[node] ?? []) start = Math.max(start, (startMs[dependency] ?? 0) + (takes[dependency] ?? 0));
    startMs[node] = start;
  }
  let totalMs = 0;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const node = order[at] ?? 0;
    let behind = 0;
    for (const dependent of graph.after[node] ?? []) behind = Math.max(behind, remainingMs[dependent] ?? 0);
    remainingMs[node] = behind + (takes[node] ?? 0);
    totalMs = Math.max(totalMs, remainingMs[node]);
  }
  return { startMs, remainingMs, totalMs };
}
