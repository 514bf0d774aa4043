import type { Graph } from "./graph.ts";

/** Lists all that a node waits for, directly or not, ascending; itself only where it is on a circle. */
export function listUpstream(graph: Graph, node: number): readonly number[] {
  return reachable(graph.before, node);
}

/** Lists all that waits for a node, directly or not, ascending: what is skipped when it fails. Itself only where it is on a circle. */
export function listDownstream(graph: Graph, node: number): readonly number[] {
  return reachable(graph.after, node);
}

function reachable(edges: Graph["before"], start: number): readonly number[] {
  const seen = new Set<number>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const next of edges[node] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return [...seen].sort((a, b) => a - b);
}
