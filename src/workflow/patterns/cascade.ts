import { drawChain } from "./draw-chain.ts";
import { makeSequence } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `cascade`: work falls through phases, each behind the gate of the one before it. */
export const cascade: PatternDefinition = {
  name: "cascade",
  summary: "work falls through phases, each behind the gate of the one before it",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: false,
  drawEdges: ({ talkers }) => drawChain(talkers.map(({ name }) => name)),
  makeSteps: makeSequence,
};
