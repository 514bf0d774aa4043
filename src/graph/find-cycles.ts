import { findComponents } from "./find-components.ts";
import type { Graph } from "./graph.ts";

/**
 * Finds circles of waiting, one for each group of nodes that wait for each other, by the node written first. A circle is the list of its nodes: each waits
 * for the next, the last for the first; it begins with the node written first. Of a group's circles it is a shortest, where that can be known within bounded
 * work, else a shortest of those through the nodes tried. Empty where there is none.
 */
export function findCycles(graph: Graph): readonly (readonly number[])[] {
  const groups = groupsOf(graph);
  const search: Search = {
    graph,
    groupOf: groups.groupOf,
    depth: new Int32Array(graph.names.length).fill(-1),
    from: new Int32Array(graph.names.length),
    budget: BUDGET,
  };
  return groups.members.map((members) => shortestCycle(search, members)).filter((cycle) => cycle.length > 0);
}

/** So many edges all searches may look at, beside one search for each group. */
const BUDGET = 2_000_000;

interface Search {
  readonly graph: Graph;
  /** For each node its group; -1 for a node on no circle, and for a start that was tried. */
  readonly groupOf: Int32Array;
  /** How far a node is from the start; -1 for not reached. */
  readonly depth: Int32Array;
  /** From which node a node was reached. */
  readonly from: Int32Array;
  budget: number;
}

/** Nodes that wait for each other or themselves, as groups in the order of their first nodes. */
function groupsOf(graph: Graph): { readonly groupOf: Int32Array; readonly members: readonly (readonly number[])[] } {
  const { of, count } = findComponents(graph);
  const sizes = new Int32Array(count);
  for (const component of of) sizes[component] = (sizes[component] ?? 0) + 1;
  const groupOf = new Int32Array(of.length).fill(-1);
  const groups = new Map<number, number[]>();
  of.forEach((component, node) => {
    if (sizes[component] === 1 && graph.before[node]?.includes(node) !== true) return;
    const members = groups.get(component) ?? [];
    groups.set(component, members);
    members.push(node);
    groupOf[node] = component;
  });
  return { groupOf, members: [...groups.values()] };
}

/** Tries the group's nodes as written; one that was tried is taken out, so that a later circle is found by its first node alone. */
function shortestCycle(search: Search, members: readonly number[]): readonly number[] {
  let best: readonly number[] = [];
  for (const start of members) {
    if (best.length === 1 || (best.length > 0 && search.budget <= 0)) break;
    const cycle = cycleThrough(search, start, best.length === 0 ? Number.POSITIVE_INFINITY : best.length);
    if (cycle !== undefined) best = cycle;
    search.groupOf[start] = -1;
  }
  return best;
}

/** Searches breadth first for a circle through `start` that is shorter than `limit`. */
function cycleThrough(search: Search, start: number, limit: number): readonly number[] | undefined {
  const { graph, groupOf, depth, from } = search;
  const group = groupOf[start];
  const queue = [start];
  depth[start] = 0;
  let found: readonly number[] | undefined;
  for (let at = 0; at < queue.length && found === undefined; at += 1) {
    const node = queue[at] ?? start;
    const length = (depth[node] ?? 0) + 1;
    if (length >= limit) break;
    const list = graph.before[node] ?? [];
    search.budget -= list.length;
    for (const next of list) {
      if (next === start) {
        found = pathBack(from, start, node);
        break;
      }
      if (groupOf[next] !== group || depth[next] !== -1) continue;
      depth[next] = length;
      from[next] = node;
      queue.push(next);
    }
  }
  for (const node of queue) depth[node] = -1;
  return found;
}

function pathBack(from: Int32Array, start: number, last: number): readonly number[] {
  const path: number[] = [];
  for (let node = last; node !== start; node = from[node] ?? start) path.push(node);
  path.push(start);
  return path.reverse();
}
