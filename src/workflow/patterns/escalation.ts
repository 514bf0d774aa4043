import { drawChain } from "./draw-chain.ts";
import { byTier, TIER } from "./by-tier.ts";
import { makeSequence } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `escalation`: the first tier tries, and the next one only where it failed. */
export const escalation: PatternDefinition = {
  name: "escalation",
  summary: "the first tier tries, and the next one only where it failed",
  roles: [TIER],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: false,
  drawEdges: ({ talkers }) =>
    drawChain(
      byTier(talkers).map(({ name }) => name),
      true,
    ),
  makeSteps: (agents) => makeSequence(byTier(agents)),
};
