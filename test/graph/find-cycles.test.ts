import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import { findCycles } from "../../src/graph/find-cycles.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { naiveUpstream } from "./support/naive.ts";
import { acyclicItems, anyItems, chainOf } from "./support/random-items.ts";

function cyclesOf(items: readonly GraphItem[]): readonly string[] {
  const { graph } = createGraph(items);
  return findCycles(graph).map((cycle) => cycle.map((node) => graph.names[node]).join(" "));
}

describe("findCycles", () => {
  test.each<[string, readonly GraphItem[], readonly string[]]>([
    ["nothing", [], []],
    ["a step that waits for itself", [{ name: "a", dependsOn: ["a"] }], ["a"]],
    [
      "two that wait for each other",
      [
        { name: "a", dependsOn: ["b"] },
        { name: "b", dependsOn: ["a"] },
      ],
      ["a b"],
    ],
    [
      "the shorter of two circles",
      [
        { name: "a", dependsOn: ["b"] },
        { name: "b", dependsOn: ["c"] },
        { name: "c", dependsOn: ["d", "b"] },
        { name: "d", dependsOn: ["a"] },
      ],
      ["b c"],
    ],
    [
      "one circle for each group, and not the steps behind",
      [
        { name: "last", dependsOn: ["b", "y"] },
        { name: "b", dependsOn: ["a"] },
        { name: "a", dependsOn: ["b"] },
        { name: "x", dependsOn: ["z", "a"] },
        { name: "y", dependsOn: ["x"] },
        { name: "z", dependsOn: ["y"] },
        { name: "self", dependsOn: ["a", "self"] },
      ],
      ["b a", "x z y", "self"],
    ],
  ])("finds %s", (_, items, expected) => {
    expect(cyclesOf(items)).toEqual(expected);
  });

  test("finds none where there is none", () => {
    fc.assert(fc.property(acyclicItems, (items) => cyclesOf(items).length === 0));
  });

  test("finds a shortest circle of every group, beginning with its first node, as trying all of them does", () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const { graph } = createGraph(items);
        const found = findCycles(graph);
        for (const cycle of found) {
          cycle.forEach((node, at) => expect(graph.before[node]).toContain(cycle[(at + 1) % cycle.length]));
          expect(new Set(cycle).size).toBe(cycle.length);
          expect(cycle[0]).toBe(Math.min(...cycle));
        }
        expect(found.map(({ length }) => length)).toEqual(naiveGirths(graph));
      }),
      { numRuns: 400 },
    );
  });

  test("walks a circle of 100,000 steps, and 30,000 circles", () => {
    const chain = chainOf(100_000);
    expect(cyclesOf([{ name: "n0", dependsOn: ["n99999"] }, ...chain.slice(1)]).map((cycle) => cycle.split(" ").length)).toEqual([100_000]);
    const pairs = Array.from({ length: 60_000 }, (_, node) => ({ name: String(node), dependsOn: [String(node ^ 1)] }));
    expect(cyclesOf(pairs)).toHaveLength(30_000);
  });

  test("stays within bounds where every step waits for all others", () => {
    const names = Array.from({ length: 600 }, (_, node) => String(node));
    expect(cyclesOf(names.map((name) => ({ name, dependsOn: names.filter((other) => other !== name) })))).toEqual(["0 1"]);
  });
});

/** The length of the shortest circle of each group, the groups by their first nodes. */
function naiveGirths(graph: Graph): readonly number[] {
  const upstream = naiveUpstream(graph);
  const girths = new Map<number, number>();
  graph.names.forEach((_, start) => {
    if (upstream[start]?.has(start) !== true) return;
    const group = graph.names.findIndex((__, node) => upstream[start]?.has(node) === true && upstream[node]?.has(start) === true);
    let layer = new Set(graph.before[start]);
    let length = 1;
    for (; !layer.has(start); length += 1) layer = new Set([...layer].flatMap((node) => graph.before[node] ?? []));
    girths.set(group, Math.min(length, girths.get(group) ?? length));
  });
  return [...girths.values()];
}
