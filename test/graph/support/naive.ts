import type { Graph } from "../../../src/graph/graph.ts";

/** For each node the set of those it waits for, directly or not, by repeated widening: slow, and plainly right. */
export function naiveUpstream(graph: Graph): readonly ReadonlySet<number>[] {
  const sets = graph.before.map((list) => new Set(list));
  for (let changed = true; changed;) {
    changed = false;
    for (const set of sets) {
      const { size } = set;
      for (const node of set) for (const further of sets[node] ?? []) set.add(further);
      changed ||= set.size > size;
    }
  }
  return sets;
}

/** All pairs of nodes. */
export function allPairs(size: number): readonly { readonly node: number; readonly upstream: number }[] {
  return Array.from({ length: size * size }, (_, index) => ({ node: Math.floor(index / size), upstream: index % size }));
}
