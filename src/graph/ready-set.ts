import type { Graph } from "./graph.ts";
import { createHeap, type Heap } from "./heap.ts";

/** What a node of a run can be, in the order it usually goes; a node that failed, or was skipped, or is done stays so. */
export const NODE_STATES = ["waiting", "ready", "running", "done", "failed", "skipped"] as const;

/** One of `NODE_STATES`. */
export type NodeState = (typeof NODE_STATES)[number];

/** Which nodes can start now: the memory of a scheduler that never waits for a wave. Wrong use, such as completing what does not run, throws. */
export interface ReadySet {
  /** Gives the ready node that is first by rank, now running; nothing where none is ready. */
  take(): number | undefined;
  /** A running node is done. Gives those that became ready by it, in the order written. */
  complete(node: number): readonly number[];
  /** A running node failed. Gives the nodes that can no longer start and are now skipped, nearest first: all dependents, but for what a barrier spares. */
  fail(node: number): readonly number[];
  /** Skips a node that is not running, and what cannot start without it. Gives all that is now skipped, the node first. */
  skip(node: number): readonly number[];
  /** A running node is to start again later: it is ready once more. */
  putBack(node: number): void;
  stateOf(node: number): NodeState;
  /** How many nodes are in each state. */
  readonly counts: Readonly<Record<NodeState, number>>;
  /** Whether nothing is waiting, ready or running: the run is over. */
  readonly settled: boolean;
}

/** How to begin. */
export interface ReadyOptions {
  /** Nodes that an earlier run completed; their dependents find them done. */
  readonly done?: Iterable<number> | undefined;
  /** Orders the ready nodes: a larger urgency goes first, the order written decides among equals. */
  readonly urgencyOf?: ((node: number) => number) | undefined;
}

/** Creates the ready set of a graph without circles, in linear time; what waits for a circle never gets ready. Each call costs the edges it uses. */
export function createReadySet(graph: Graph, { done = [], urgencyOf }: ReadyOptions = {}): ReadySet {
  const run = beginRun(graph, urgencyOf);
  for (const node of done) {
    if (run.states[node] === "waiting") settle(run, node, "done");
  }
  run.states.forEach((state, node) => void (state === "waiting" && (run.missing[node] ?? 0) <= 0 && makeReady(run, node)));
  return {
    take: () => take(run),
    complete: (node) => complete(run, node),
    fail(node) {
      leave(run, node, "running");
      return skipBehind(run, node, "failed");
    },
    skip(node) {
      const state = run.states[node];
      if (state !== "waiting" && state !== "ready") throw wrongUse(run, node, "waiting` or `ready");
      return [node, ...skipBehind(run, node, "skipped")];
    },
    putBack(node) {
      leave(run, node, "running");
      makeReady(run, node);
    },
    stateOf: (node) => run.states[node] ?? "waiting",
    counts: run.counts,
    get settled() {
      return run.counts.waiting === 0 && run.counts.ready === 0 && run.counts.running === 0;
    },
  };
}

interface Run {
  readonly graph: Graph;
  readonly states: NodeState[];
  readonly counts: Record<NodeState, number>;
  /** How many more of a node's dependencies have to be done. */
  readonly missing: number[];
  /** How many more of them may fail. */
  readonly spare: number[];
  /** The ranks of the ready nodes; a node skipped while it was ready is still in it. */
  readonly heap: Heap;
  readonly ranks: Ranks;
}

/** The order in which ready nodes go: each node's rank, and back. */
interface Ranks {
  rankOf(node: number): number;
  nodeOf(rank: number): number;
}

function beginRun(graph: Graph, urgencyOf: ReadyOptions["urgencyOf"]): Run {
  return {
    graph,
    states: graph.names.map(() => "waiting"),
    counts: { waiting: graph.names.length, ready: 0, running: 0, done: 0, failed: 0, skipped: 0 },
    missing: graph.before.map((list, node) => list.length - (graph.spare[node] ?? 0)),
    spare: [...graph.spare],
    heap: createHeap(),
    ranks: rank(graph.names.length, urgencyOf),
  };
}

function rank(size: number, urgencyOf: ReadyOptions["urgencyOf"]): Ranks {
  if (urgencyOf === undefined) return { rankOf: (node) => node, nodeOf: (given) => given };
  const urgencies = Float64Array.from({ length: size }, (_, node) => urgencyOf(node));
  const order = Int32Array.from({ length: size }, (_, node) => node).sort((a, b) => (urgencies[b] ?? 0) - (urgencies[a] ?? 0) || a - b);
  const ranks = new Int32Array(size);
  order.forEach((node, at) => void (ranks[node] = at));
  return { rankOf: (node) => ranks[node] ?? 0, nodeOf: (given) => order[given] ?? 0 };
}

function move(run: Run, node: number, to: NodeState): void {
  const from = run.states[node] ?? "waiting";
  run.counts[from] -= 1;
  run.counts[to] += 1;
  run.states[node] = to;
}

function makeReady(run: Run, node: number): void {
  move(run, node, "ready");
  run.heap.push(run.ranks.rankOf(node));
}

function take(run: Run): number | undefined {
  for (let given = run.heap.pop(); given !== undefined; given = run.heap.pop()) {
    const node = run.ranks.nodeOf(given);
    if (run.states[node] !== "ready") continue;
    move(run, node, "running");
    return node;
  }
  return undefined;
}

function leave(run: Run, node: number, expected: NodeState): void {
  if (run.states[node] !== expected) throw wrongUse(run, node, expected);
}

function wrongUse({ graph, states }: Run, node: number, expected: string): Error {
  return new Error(`Unexpected state \`${states[node] ?? "none"}\` of node \`${graph.names[node] ?? String(node)}\`, expected \`${expected}\``);
}

/** Marks a node done and counts it for its dependents. */
function settle(run: Run, node: number, state: NodeState): void {
  move(run, node, state);
  for (const dependent of run.graph.after[node] ?? []) run.missing[dependent] = (run.missing[dependent] ?? 0) - 1;
}

function complete(run: Run, node: number): readonly number[] {
  leave(run, node, "running");
  settle(run, node, "done");
  const ready = (run.graph.after[node] ?? []).filter((dependent) => run.states[dependent] === "waiting" && (run.missing[dependent] ?? 0) <= 0);
  for (const dependent of ready) makeReady(run, dependent);
  return ready;
}

/** Ends a node without success and skips those that needed it, and so on. */
function skipBehind(run: Run, node: number, state: "failed" | "skipped"): readonly number[] {
  move(run, node, state);
  const skipped: number[] = [];
  for (let lost: number | undefined = node, at = 0; lost !== undefined; lost = skipped[at++]) {
    for (const dependent of run.graph.after[lost] ?? []) {
      run.spare[dependent] = (run.spare[dependent] ?? 0) - 1;
      if (run.states[dependent] !== "waiting" || (run.spare[dependent] ?? 0) >= 0) continue;
      move(run, dependent, "skipped");
      skipped.push(dependent);
    }
  }
  return skipped;
}
