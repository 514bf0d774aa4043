import { drawChain } from "./draw-chain.ts";
import { makeSequence } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `handoff`: each agent hands the work on to the next. */
export const handoff: PatternDefinition = {
  name: "handoff",
  summary: "each agent hands the work on to the next",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "sequence",
  isDense: false,
  drawEdges: ({ order, talkers }) => drawChain(order.filter((name) => talkers.some((agent) => agent.name === name))),
  makeSteps: makeSequence,
};
