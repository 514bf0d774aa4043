import type { MessageEdge } from "../plan/plan.ts";

/** Draws edges from each agent to the next; `back` also from each to the one before it. */
export function drawChain(names: readonly string[], back = false): readonly MessageEdge[] {
  return names.slice(1).flatMap((to, at) => {
    const from = names[at] ?? to;
    return back
      ? [
          { from, to },
          { from: to, to: from },
        ]
      : [{ from, to }];
  });
}
