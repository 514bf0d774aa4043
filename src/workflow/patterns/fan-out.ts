import { drawStar } from "./draw-star.ts";
import { HUB } from "./find-hub.ts";
import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `fan-out`: all agents work at the same time, and a lead, where there is one, watches over them. */
export const fanOut: PatternDefinition = {
  name: "fan-out",
  summary: "all agents work at the same time, and a lead, where there is one, watches over them",
  roles: [],
  hub: HUB,
  needsHub: false,
  assignsOwner: true,
  order: "declared",
  isDense: false,
  drawEdges: drawStar,
  makeSteps: makeTogether,
};
