import { drawStar } from "./draw-star.ts";
import { findHub, HUB } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `hierarchical`: reports go up level by level to a lead. */
export const hierarchical: PatternDefinition = {
  name: "hierarchical",
  summary: "reports go up level by level to a lead",
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
