import { orderNodes } from "../../../graph/order-nodes.ts";
import type { LintFlow } from "./subject.ts";

/** Counts the agent steps on the longest way through a flow. Linear. */
export function longestAgentChain({ graph, steps }: LintFlow): number {
  const lengths = new Int32Array(steps.length);
  let longest = 0;
  for (const node of orderNodes(graph)) {
    let before = 0;
    for (const dependency of graph.before[node] ?? []) before = Math.max(before, lengths[dependency] ?? 0);
    const length = before + (steps[node]?.kind === "agent" ? 1 : 0);
    lengths[node] = length;
    longest = Math.max(longest, length);
  }
  return longest;
}
