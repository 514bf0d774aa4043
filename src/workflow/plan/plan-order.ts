import { createGraph } from "../../graph/create-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import { orderNodes } from "../../graph/order-nodes.ts";
import type { PatternDefinition } from "../patterns/pattern-definition.ts";

/** Gives the graph that a pattern makes of the declared one: a sequence adds to each step the one before it, in an order that fits what they depend on already. */
export function planOrder(graph: Graph, { order }: Pick<PatternDefinition, "order">): Graph {
  if (order === "declared") return graph;
  const sequence = orderNodes(graph);
  const previous = new Map(sequence.slice(1).map((node, at) => [node, sequence[at] ?? node]));
  const items = graph.names.map((name, node) => {
    const added = previous.get(node);
    const before = graph.before[node] ?? [];
    const all = added === undefined || before.includes(added) ? before : [...before, added];
    return { name, dependsOn: all.map((other) => graph.names[other] ?? "") };
  });
  return createGraph(items).graph;
}
