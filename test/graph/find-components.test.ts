import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../src/graph/create-graph.ts";
import { findComponents } from "../../src/graph/find-components.ts";
import { naiveUpstream } from "./support/naive.ts";
import { acyclicItems, anyItems } from "./support/random-items.ts";

describe("findComponents", () => {
  test("puts two nodes together exactly where each waits for the other, and those waited for first", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), (items) => {
        const { graph } = createGraph(items);
        const upstream = naiveUpstream(graph);
        const { of, count } = findComponents(graph);
        graph.names.forEach((_, node) => {
          expect(of[node]).toBeLessThan(count);
          graph.names.forEach((__, other) => {
            const together = node === other || (upstream[node]?.has(other) === true && upstream[other]?.has(node) === true);
            expect(of[node] === of[other]).toBe(together);
          });
          for (const dependency of graph.before[node] ?? []) expect(of[dependency]).toBeLessThanOrEqual(of[node] ?? -1);
        });
      }),
      { numRuns: 50 },
    );
  });
});
