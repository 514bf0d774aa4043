import { completeGraph } from "./complete-graph.ts";
import type { Graph } from "./graph.ts";

/** A node as written: its name and the names it waits for. */
export interface GraphItem {
  readonly name: string;
  readonly dependsOn?: readonly string[] | undefined;
  /** How many of `dependsOn` are enough, at least 1; absent, all of them. */
  readonly need?: number | undefined;
}

/** What is wrong with the items; `node` is an item's index and `place` one in its `dependsOn`. Circles are no matter of it: `findCycles`. */
export type GraphProblem =
  | { readonly kind: "duplicate-name"; readonly node: number; readonly first: number }
  | { readonly kind: "unknown-dependency"; readonly node: number; readonly place: number; readonly name: string }
  | { readonly kind: "repeated-dependency"; readonly node: number; readonly place: number; readonly first: number };

/**
 * Makes the graph of a list of items, in linear time. Node and item have the same index whatever is wrong: unknown and repeated dependencies are left out,
 * a second item of a name stays a node that nobody can wait for. The problems stand in the order written.
 */
export function createGraph(items: readonly GraphItem[]): { readonly graph: Graph; readonly problems: readonly GraphProblem[] } {
  const byName = new Map<string, number>();
  items.forEach(({ name }, node) => void (byName.has(name) || byName.set(name, node)));
  const problems: GraphProblem[] = [];
  const seen = { by: new Int32Array(items.length).fill(-1), place: new Int32Array(items.length) };
  const before = items.map(({ name, dependsOn = [] }, node) => {
    const first = byName.get(name) ?? node;
    if (first !== node) problems.push({ kind: "duplicate-name", node, first });
    return resolve(dependsOn, { node, byName, seen, problems });
  });
  const spare = items.map(({ need }, node) => spareOf(need, before[node]?.length ?? 0));
  return { graph: completeGraph({ names: items.map(({ name }) => name), before, spare, find: (name) => byName.get(name) }), problems };
}

interface Resolving {
  readonly node: number;
  readonly byName: ReadonlyMap<string, number>;
  /** For each node which one named it last, and at which place. */
  readonly seen: { readonly by: Int32Array; readonly place: Int32Array };
  readonly problems: GraphProblem[];
}

function resolve(dependsOn: readonly string[], { node, byName, seen, problems }: Resolving): readonly number[] {
  const list: number[] = [];
  dependsOn.forEach((name, place) => {
    const dependency = byName.get(name);
    if (dependency === undefined) {
      problems.push({ kind: "unknown-dependency", node, place, name });
    } else if (seen.by[dependency] === node) {
      problems.push({ kind: "repeated-dependency", node, place, first: seen.place[dependency] ?? 0 });
    } else {
      seen.by[dependency] = node;
      seen.place[dependency] = place;
      list.push(dependency);
    }
  });
  return list;
}

function spareOf(need: number | undefined, count: number): number {
  return need === undefined ? 0 : Math.max(0, count - Math.max(1, need));
}
