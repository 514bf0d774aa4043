import type { MessageEdge } from "../plan/plan.ts";
import type { Team } from "./pattern-definition.ts";

/** Draws edges from every agent to every other. */
export function drawMesh({ talkers }: Pick<Team, "talkers">): readonly MessageEdge[] {
  return talkers.flatMap(({ name: from }) => talkers.filter(({ name }) => name !== from).map(({ name: to }) => ({ from, to })));
}
