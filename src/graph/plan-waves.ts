import type { Graph } from "./graph.ts";
import { orderNodes } from "./order-nodes.ts";

/** Nodes by levels: each waits only for nodes of earlier waves, and for one of the wave right before. */
export interface Waves {
  /** Each wave's nodes, in the order written. */
  readonly waves: readonly (readonly number[])[];
  /** For each node its wave, from 0; -1 for a node on a circle or behind one. */
  readonly waveOf: readonly number[];
  /** How many nodes the widest wave has: what can run at once when nothing limits it. */
  readonly peakWidth: number;
}

/** Groups the nodes into waves, for showing a plan; the scheduler itself knows none, it starts what is ready (`createReadySet`). */
export function planWaves(graph: Graph, order: readonly number[] = orderNodes(graph)): Waves {
  const waveOf = graph.names.map(() => -1);
  for (const node of order) {
    let wave = 0;
    for (const dependency of graph.before[node] ?? []) wave = Math.max(wave, (waveOf[dependency] ?? -1) + 1);
    waveOf[node] = wave;
  }
  const waves: number[][] = [];
  waveOf.forEach((wave, node) => {
    if (wave >= 0) (waves[wave] ??= []).push(node);
  });
  return { waves, waveOf, peakWidth: waves.reduce((width, { length }) => Math.max(width, length), 0) };
}
