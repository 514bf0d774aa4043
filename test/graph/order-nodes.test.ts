import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../src/graph/create-graph.ts";
import { findCycles } from "../../src/graph/find-cycles.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { orderNodes } from "../../src/graph/order-nodes.ts";
import { acyclicItems, anyItems, chainOf } from "./support/random-items.ts";

describe("orderNodes", () => {
  test("keeps an order that is right already", () => {
    const { graph } = createGraph([{ name: "z" }, { name: "y", dependsOn: ["z"] }, { name: "x", dependsOn: ["z"] }, { name: "a" }]);
    expect(orderNodes(graph)).toEqual([0, 1, 2, 3]);
  });

  test("puts a step after what it waits for, and otherwise goes as written", () => {
    const { graph } = createGraph([{ name: "last", dependsOn: ["b", "c"] }, { name: "a" }, { name: "b", dependsOn: ["c"] }, { name: "c" }]);
    expect(orderNodes(graph).map((node) => graph.names[node])).toEqual(["a", "c", "b", "last"]);
  });

  test("gives what choosing the first possible node again and again gives", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), (items) => {
        const { graph } = createGraph(items);
        expect(orderNodes(graph)).toEqual(naiveOrder(graph));
      }),
    );
  });

  test("is shorter than the graph exactly where there is a circle", () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const { graph } = createGraph(items);
        return orderNodes(graph).length < items.length === findCycles(graph).length > 0;
      }),
    );
  });

  test("walks a chain of 100,000 steps written backwards", () => {
    const { graph } = createGraph([...chainOf(100_000)].reverse());
    expect(orderNodes(graph).slice(0, 2)).toEqual([99_999, 99_998]);
  });
});

function naiveOrder(graph: Graph): readonly number[] {
  const order: number[] = [];
  for (;;) {
    const next = graph.names.findIndex((_, node) => !order.includes(node) && graph.before[node]?.every((other) => order.includes(other)) === true);
    if (next === -1) return order;
    order.push(next);
  }
}
