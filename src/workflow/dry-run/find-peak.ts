import type { Graph } from "../../graph/graph.ts";
import { simulateRun } from "../../graph/simulate-run.ts";

/** What a peak is looked for with: nodes from `steps` on are barriers, which take no slot. */
export interface PeakInput {
  readonly steps: number;
  readonly slots: number;
  readonly msOf: (node: number) => number;
}

/** Finds how many steps run at once at most, where all succeed. */
export function findPeak(graph: Graph, { steps, slots, msOf }: PeakInput): number {
  const run = simulateRun(graph, { msOf, slots });
  if (steps === graph.names.length) return run.peakRunning;
  const starts = run.startMs.slice(0, steps).sort((a, b) => a - b);
  const ends = run.endMs.slice(0, steps).sort((a, b) => a - b);
  let peak = 0;
  let ended = 0;
  starts.forEach((startMs, at) => {
    while ((ends[ended] ?? Infinity) <= startMs) ended += 1;
    peak = Math.max(peak, at + 1 - ended);
  });
  return peak;
}
