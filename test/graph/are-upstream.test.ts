import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areUpstream } from "../../src/graph/are-upstream.ts";
import { createGraph } from "../../src/graph/create-graph.ts";
import { listDownstream, listUpstream } from "../../src/graph/list-reachable.ts";
import { allPairs, naiveUpstream } from "./support/naive.ts";
import { acyclicItems, anyItems, chainOf } from "./support/random-items.ts";

describe("areUpstream", () => {
  test("tells what a step waits for from what it does not", () => {
    const { graph } = createGraph([{ name: "plan" }, { name: "build", dependsOn: ["plan"] }, { name: "test", dependsOn: ["build"] }, { name: "docs" }]);
    const answer = (node: string, upstream: string): boolean | undefined =>
      areUpstream(graph, [{ node: graph.find(node) ?? -1, upstream: graph.find(upstream) ?? -1 }])[0];
    expect(answer("test", "plan")).toBe(true);
    expect(answer("plan", "test")).toBe(false);
    expect(answer("test", "docs")).toBe(false);
    expect(answer("test", "test")).toBe(false);
    expect(areUpstream(graph, [])).toEqual([]);
  });

  test("answers every pair as repeated widening does, circles or not, in whatever order it is asked", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), fc.boolean(), (items, backwards) => {
        const { graph } = createGraph(items);
        const upstream = naiveUpstream(graph);
        const pairs = backwards ? [...allPairs(items.length)].reverse() : allPairs(items.length);
        expect(areUpstream(graph, pairs)).toEqual(pairs.map((pair) => upstream[pair.node]?.has(pair.upstream)));
      }),
    );
  });

  test("answers 100,000 questions about steps in layers of which each waits for three", () => {
    const size = 20_000;
    const name = (layer: number, place: number): string => `${String(layer)}/${String(place % 100)}`;
    const items = Array.from({ length: size }, (_, node) => {
      const layer = Math.floor(node / 100);
      return { name: name(layer, node), dependsOn: layer === 0 ? [] : [0, 7, 31].map((shift) => name(layer - 1, node + shift * layer)) };
    });
    const { graph } = createGraph(items);
    const questions = Array.from({ length: 100_000 }, (_, index) => ({ node: (index * 7919) % size, upstream: (index * 104_729) % size }));
    const answers = areUpstream(graph, questions);
    for (let index = 0; index < questions.length; index += 9973) {
      const { node, upstream } = questions[index] ?? { node: 0, upstream: 0 };
      expect(answers[index]).toBe(listUpstream(graph, node).includes(upstream));
    }
  });
});

describe("listUpstream and listDownstream", () => {
  test("are the two sides of one relation", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), (items) => {
        const { graph } = createGraph(items);
        const upstream = naiveUpstream(graph);
        graph.names.forEach((_, node) => {
          expect(listUpstream(graph, node)).toEqual([...(upstream[node] ?? [])].sort((a, b) => a - b));
          expect(listDownstream(graph, node)).toEqual(graph.names.flatMap((__, other) => (upstream[other]?.has(node) === true ? [other] : [])));
        });
      }),
      { numRuns: 50 },
    );
  });

  test("walk a chain of 100,000 steps", () => {
    const { graph } = createGraph(chainOf(100_000));
    expect(listUpstream(graph, 99_999)).toHaveLength(99_999);
    expect(listDownstream(graph, 0)).toHaveLength(99_999);
  });
});
