import type { Graph } from "./graph.ts";
import { createHeap } from "./heap.ts";
import { createReadySet } from "./ready-set.ts";

/** How a run would go: when each node starts and ends, from the start of the run. */
export interface SimulatedRun {
  readonly startMs: readonly number[];
  readonly endMs: readonly number[];
  readonly totalMs: number;
  /** How many nodes run at once at most. */
  readonly peakRunning: number;
}

/** What a simulation is given; `slots` bounds the nodes that run at once, `msOf` says how long each takes, at least 0. */
export interface SimulationInput {
  readonly msOf: (node: number) => number;
  readonly slots: number;
  readonly urgencyOf?: ((node: number) => number) | undefined;
}

/** Plays the run of a graph without circles in which every node succeeds, for what a plan promises: expected duration, speed-up and peak concurrency. */
export function simulateRun(graph: Graph, { msOf, slots, urgencyOf }: SimulationInput): SimulatedRun {
  const ready = createReadySet(graph, { urgencyOf });
  const startMs = graph.names.map(() => 0);
  const endMs = graph.names.map(() => 0);
  const ending = createHeap((a, b) => (endMs[a] ?? 0) - (endMs[b] ?? 0) || a - b);
  let now = 0;
  let peakRunning = 0;
  for (;;) {
    while (ready.counts.running < Math.max(1, slots)) {
      const node = ready.take();
      if (node === undefined) break;
      startMs[node] = now;
      endMs[node] = now + msOf(node);
      ending.push(node);
    }
    peakRunning = Math.max(peakRunning, ready.counts.running);
    const next = ending.pop();
    if (next === undefined) return { startMs, endMs, totalMs: now, peakRunning };
    now = endMs[next] ?? now;
    ready.complete(next);
  }
}
