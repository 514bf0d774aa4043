import fc from "fast-check";
import type { GraphItem } from "../../../src/graph/create-graph.ts";

/** Items `n0`, `n1`, ... whose dependencies point anywhere, circles and self-dependencies included. */
export const anyItems: fc.Arbitrary<readonly GraphItem[]> = fc
  .integer({ min: 0, max: 12 })
  .chain((size) => fc.array(fc.uniqueArray(fc.nat({ max: Math.max(0, size - 1) }), { maxLength: 3 }), { minLength: size, maxLength: size }))
  .map((lists) => lists.map((list, node) => ({ name: `n${String(node)}`, dependsOn: list.map((dependency) => `n${String(dependency)}`) })));

/** Items without a circle, in shuffled order; larger than a machine word, so that sets kept as bits are tried across words. */
export const acyclicItems: fc.Arbitrary<readonly GraphItem[]> = fc
  .integer({ min: 1, max: 80 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.uniqueArray(fc.nat({ max: 79 }), { maxLength: 4 }), { minLength: size, maxLength: size }),
      fc.shuffledSubarray(
        Array.from({ length: size }, (_, node) => node),
        { minLength: size, maxLength: size },
      ),
    ),
  )
  .map(([lists, order]) => {
    const items = lists.map((list, node) => ({ name: `n${String(node)}`, dependsOn: list.filter((to) => to < node).map((to) => `n${String(to)}`) }));
    return order.flatMap((node) => items[node] ?? []);
  });

/** A chain of steps, each waiting for the one written before it. */
export function chainOf(size: number): readonly GraphItem[] {
  return Array.from({ length: size }, (_, node) => ({ name: `n${String(node)}`, dependsOn: node === 0 ? [] : [`n${String(node - 1)}`] }));
}
