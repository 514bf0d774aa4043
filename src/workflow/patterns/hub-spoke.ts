import { drawStar } from "./draw-star.ts";
import { findHub, HUB } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `hub-spoke`: spokes report to a hub, which sees every result and closes the run. */
export const hubSpoke: PatternDefinition = {
  name: "hub-spoke",
  summary: "spokes report to a hub, which sees every result and closes the run",
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
