import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import { findCycles } from "../../src/graph/find-cycles.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { holdDependents } from "../../src/graph/hold-dependents.ts";
import { naiveUpstream } from "./support/naive.ts";
import { acyclicItems } from "./support/random-items.ts";

function hold(items: readonly GraphItem[], barriers: readonly string[]): Graph {
  const { graph } = createGraph(items);
  return holdDependents(
    graph,
    barriers.flatMap((name) => graph.find(name) ?? []),
  );
}

function beforeOf(graph: Graph, name: string): readonly (string | undefined)[] {
  return (graph.before[graph.find(name) ?? -1] ?? []).map((node) => graph.names[node]);
}

describe("holdDependents", () => {
  test("lets what waits for one of a barrier's steps wait for all of them", () => {
    const graph = hold(
      [
        { name: "a" },
        { name: "b" },
        { name: "after-a", dependsOn: ["a"] },
        { name: "free" },
        { name: "both", dependsOn: ["b", "gate"] },
        { name: "gate", dependsOn: ["a", "b"] },
      ],
      ["gate"],
    );
    expect(beforeOf(graph, "after-a")).toEqual(["a", "gate"]);
    expect(beforeOf(graph, "both")).toEqual(["b", "gate"]);
    expect(beforeOf(graph, "free")).toEqual([]);
    expect(graph.after[graph.find("gate") ?? -1]).toEqual([2, 4]);
  });

  test("does not hold what the barrier itself waits for", () => {
    const graph = hold([{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["b"] }, { name: "gate", dependsOn: ["a", "c"] }], ["gate"]);
    expect(findCycles(graph)).toEqual([]);
    expect(beforeOf(graph, "b")).toEqual(["a"]);
  });

  test("does not hold another barrier, and shows two that hold each other as a circle", () => {
    const items = [
      { name: "a" },
      { name: "b", dependsOn: ["a"] },
      { name: "x" },
      { name: "y", dependsOn: ["x"] },
      { name: "one", dependsOn: ["a", "y"] },
      { name: "two", dependsOn: ["x", "b"] },
    ];
    expect(findCycles(hold(items, ["one"]))).toEqual([]);
    const graph = hold(items, ["one", "two"]);
    expect(findCycles(graph).map((cycle) => cycle.map((node) => graph.names[node]))).toEqual([["b", "one", "y", "two"]]);
  });

  test("makes every dependent wait for the whole barrier, and never a circle by one barrier alone", () => {
    fc.assert(
      fc.property(acyclicItems, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (items, picks) => {
        const waitFor = [...new Set(picks.map((pick) => items[pick % items.length]?.name ?? ""))];
        const graph = hold([...items, { name: "gate", dependsOn: waitFor }], ["gate"]);
        const upstream = naiveUpstream(graph);
        const gate = items.length;
        expect(findCycles(graph)).toEqual([]);
        for (const node of graph.before[gate] ?? []) {
          for (const dependent of graph.after[node] ?? []) {
            expect(dependent === gate || upstream[gate]?.has(dependent) === true || upstream[dependent]?.has(gate) === true).toBe(true);
          }
        }
      }),
    );
  });
});
