import type { Graph } from "./graph.ts";

/** Completes a graph by its reverse edges, in linear time; for this room, which draws edges of its own. */
export function completeGraph(parts: Omit<Graph, "after">): Graph {
  const after: number[][] = parts.names.map(() => []);
  parts.before.forEach((list, node) => {
    for (const dependency of list) after[dependency]?.push(node);
  });
  return { ...parts, after };
}
