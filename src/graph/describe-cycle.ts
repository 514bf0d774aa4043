import { singleLine } from "../util/single-line.ts";
import type { Graph } from "./graph.ts";

/** So many names of a circle are shown; of a longer one the middle is counted. */
const MOST_NAMES = 20;

/** Writes a circle (`findCycles`) for a finding, each step waiting for the one after the arrow: `` `a` → `b` → `a` ``. */
export function describeCycle(graph: Graph, cycle: readonly number[]): string {
  const whole = [...cycle, ...cycle.slice(0, 1)];
  const shown = (nodes: readonly number[]): readonly string[] => nodes.map((node) => `\`${singleLine(graph.names[node] ?? "")}\``);
  if (whole.length <= MOST_NAMES + 1) return shown(whole).join(" → ");
  const half = MOST_NAMES / 2;
  return [...shown(whole.slice(0, half)), `${whole.length - 2 * half} more`, ...shown(whole.slice(-half))].join(" → ");
}
