import type { MessageEdge } from "../plan/plan.ts";
import type { Team } from "./pattern-definition.ts";

/** Draws edges between the hub and each of the others, both ways; none where no hub takes messages. */
export function drawStar({ hub, talkers }: Team): readonly MessageEdge[] {
  if (hub === undefined || !talkers.some(({ name }) => name === hub)) return [];
  return talkers
    .filter(({ name }) => name !== hub)
    .flatMap(({ name }) => [
      { from: hub, to: name },
      { from: name, to: hub },
    ]);
}
