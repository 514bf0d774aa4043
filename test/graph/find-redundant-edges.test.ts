import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import { findRedundantEdges } from "../../src/graph/find-redundant-edges.ts";
import { naiveUpstream } from "./support/naive.ts";
import { acyclicItems, anyItems, chainOf } from "./support/random-items.ts";

function redundant(items: readonly GraphItem[]): readonly string[] {
  const { graph } = createGraph(items);
  return findRedundantEdges(graph).map(({ node, dependency }) => `${graph.names[node] ?? ""} ${graph.names[dependency] ?? ""}`);
}

describe("findRedundantEdges", () => {
  test("finds what another dependency implies, near and far", () => {
    expect(
      redundant([
        { name: "a" },
        { name: "b", dependsOn: ["a"] },
        { name: "c", dependsOn: ["a", "b"] },
        { name: "d", dependsOn: ["c"] },
        { name: "e", dependsOn: ["d", "a", "b"] },
      ]),
    ).toEqual(["c a", "e a", "e b"]);
  });

  test("leaves a diamond and a barrier that may do with fewer alone", () => {
    expect(redundant([{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["a"] }, { name: "d", dependsOn: ["b", "c"] }])).toEqual([]);
    expect(redundant([{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "any", dependsOn: ["a", "b"], need: 1 }])).toEqual([]);
  });

  test("leaves a circle alone, and finds what is redundant behind it", () => {
    expect(
      redundant([
        { name: "a" },
        { name: "b", dependsOn: ["a"] },
        { name: "x", dependsOn: ["y", "a", "b"] },
        { name: "y", dependsOn: ["x"] },
        { name: "z", dependsOn: ["y", "b"] },
      ]),
    ).toEqual(["z b"]);
  });

  test("finds exactly those without which a step still waits for the same", () => {
    fc.assert(
      fc.property(acyclicItems, (items) => {
        const { graph } = createGraph(items);
        const upstream = naiveUpstream(graph);
        const expected = graph.before.flatMap((list, node) =>
          list.flatMap((dependency, place) => (list.some((other) => upstream[other]?.has(dependency) === true) ? [{ node, place, dependency }] : [])),
        );
        expect(findRedundantEdges(graph)).toEqual(expected);
      }),
    );
  });

  test("leaving all of them out changes nothing about who waits for whom, circles or not", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), (items) => {
        const { graph } = createGraph(items);
        const gone = findRedundantEdges(graph);
        const left = items.map(({ name }, node) => ({
          name,
          dependsOn: (graph.before[node] ?? [])
            .filter((dependency) => !gone.some((edge) => edge.node === node && edge.dependency === dependency))
            .map((other) => items[other]?.name ?? ""),
        }));
        expect(naiveUpstream(createGraph(left).graph)).toEqual(naiveUpstream(graph));
      }),
    );
  });

  test("walks 100,000 steps of which each also waits for the first and for one far before", () => {
    const items = chainOf(100_000).map(({ name, dependsOn = [] }, node) => ({
      name,
      dependsOn: node < 3 ? dependsOn : [...dependsOn, "n0", `n${String(1 + ((node * 7919) % (node - 2)))}`],
    }));
    expect(redundant(items)).toHaveLength(2 * (100_000 - 3));
  });
});
