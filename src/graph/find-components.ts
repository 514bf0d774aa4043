import type { Graph } from "./graph.ts";

/** Nodes that wait for each other in a circle, as one component; every other node is one by itself. */
export interface Components {
  /** For each node its component; a component waits only for components of smaller numbers. */
  readonly of: Int32Array;
  readonly count: number;
}

/** Finds the strongly connected components (Tarjan) on a stack of its own, in linear time. */
export function findComponents({ before }: Pick<Graph, "before">): Components {
  const walk = createWalk(before.length);
  for (let root = 0; root < before.length; root += 1) {
    if (walk.entered[root] === 0) visit(before, walk, root);
  }
  return { of: walk.of, count: walk.count };
}

interface Walk {
  /** When a node was entered, from 1; 0 for not yet. */
  readonly entered: Int32Array;
  /** The earliest entry that a node's subtree leads back to. */
  readonly low: Int32Array;
  /** How many of a node's dependencies were looked at. */
  readonly looked: Int32Array;
  /** A node's component; -1 while it has none. */
  readonly of: Int32Array;
  readonly path: number[];
  readonly open: number[];
  clock: number;
  count: number;
}

function createWalk(size: number): Walk {
  const numbers = (): Int32Array => new Int32Array(size);
  return { entered: numbers(), low: numbers(), looked: numbers(), of: numbers().fill(-1), path: [], open: [], clock: 0, count: 0 };
}

function visit(before: Graph["before"], walk: Walk, root: number): void {
  enter(walk, root);
  for (let node = walk.path.at(-1); node !== undefined; node = walk.path.at(-1)) {
    const at = walk.looked[node] ?? 0;
    walk.looked[node] = at + 1;
    const next = before[node]?.[at];
    if (next === undefined) leave(walk, node);
    else if (walk.entered[next] === 0) enter(walk, next);
    else if (walk.of[next] === -1) lower(walk, node, walk.entered[next] ?? 0);
  }
}

function enter(walk: Walk, node: number): void {
  walk.clock += 1;
  walk.entered[node] = walk.clock;
  walk.low[node] = walk.clock;
  walk.path.push(node);
  walk.open.push(node);
}

function lower(walk: Walk, node: number, entry: number): void {
  if (entry < (walk.low[node] ?? 0)) walk.low[node] = entry;
}

/** Closes a node whose dependencies are all looked at; the first entered of a component takes the component off the open nodes. */
function leave(walk: Walk, node: number): void {
  walk.path.pop();
  const above = walk.path.at(-1);
  if (above !== undefined) lower(walk, above, walk.low[node] ?? 0);
  if (walk.low[node] !== walk.entered[node]) return;
  let member: number | undefined;
  do {
    member = walk.open.pop();
    if (member !== undefined) walk.of[member] = walk.count;
  } while (member !== undefined && member !== node);
  walk.count += 1;
}
