import { drawChain } from "./draw-chain.ts";
import { makeSequence } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `pipeline`: steps run one after the other, each with the output of the one before it. */
export const pipeline: PatternDefinition = {
  name: "pipeline",
  summary: "steps run one after the other, each with the output of the one before it",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "sequence",
  isDense: false,
  drawEdges: ({ order, talkers }) => drawChain(order.filter((name) => talkers.some((agent) => agent.name === name))),
  makeSteps: makeSequence,
};
