import type { Graph } from "./graph.ts";
import { createHeap } from "./heap.ts";

/**
 * Lists the nodes so that each stands after all it waits for; among those that could come next, the one written first does, so an order that was right
 * already stays. Nodes on a circle, or behind one, are left out: the list is shorter than `names` where there is a circle.
 */
export function orderNodes(graph: Graph): readonly number[] {
  const missing = graph.before.map((list) => list.length);
  const ready = createHeap();
  missing.forEach((count, node) => void (count === 0 && ready.push(node)));
  const order: number[] = [];
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    order.push(node);
    for (const dependent of graph.after[node] ?? []) {
      const left = (missing[dependent] ?? 0) - 1;
      missing[dependent] = left;
      if (left === 0) ready.push(dependent);
    }
  }
  return order;
}
