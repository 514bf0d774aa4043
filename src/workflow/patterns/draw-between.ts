import type { MessageEdge } from "../plan/plan.ts";
import type { WrittenAgent } from "../written/written-workflow.ts";

/** Draws edges from each agent of one group to each of the other, and with `back` the other way too. */
export function drawBetween(group: readonly WrittenAgent[], others: readonly WrittenAgent[], back = true): readonly MessageEdge[] {
  return group.flatMap(({ name: from }) =>
    others
      .filter(({ name }) => name !== from)
      .flatMap(({ name: to }) =>
        back
          ? [
              { from, to },
              { from: to, to: from },
            ]
          : [{ from, to }],
      ),
  );
}
