import { drawStar } from "./draw-star.ts";
import { findHub } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const AUCTIONEER: PatternRole = { name: "auctioneer", words: ["auctioneer"] };

/** The pattern `auction`: an auctioneer offers tasks, and the best bid gets them. */
export const auction: PatternDefinition = {
  name: "auction",
  summary: "an auctioneer offers tasks, and the best bid gets them",
  roles: [AUCTIONEER],
  hub: AUCTIONEER,
  needsHub: true,
  assignsOwner: true,
  order: "declared",
  isDense: false,
  drawEdges: drawStar,
  makeSteps: (agents) => {
    const hub = findHub({ hub: AUCTIONEER, needsHub: true }, agents);
    return makeStages([agents.filter(({ name }) => name !== hub), agents.filter(({ name }) => name === hub)]);
  },
};
