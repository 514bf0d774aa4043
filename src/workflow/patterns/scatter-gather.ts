import { drawStar } from "./draw-star.ts";
import { findHub, HUB } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `scatter-gather`: one request goes to all workers, and what comes back is put together. */
export const scatterGather: PatternDefinition = {
  name: "scatter-gather",
  summary: "one request goes to all workers, and what comes back is put together",
  roles: [],
  hub: HUB,
  needsHub: true,
  assignsOwner: true,
  order: "declared",
  isDense: false,
  drawEdges: drawStar,
  makeSteps: (agents) => {
    const hub = findHub({ hub: HUB, needsHub: true }, agents);
    return makeStages([agents.filter(({ name }) => name !== hub), agents.filter(({ name }) => name === hub)]);
  },
};
