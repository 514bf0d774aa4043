import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `dag`: steps run as they depend on each other. */
export const dag: PatternDefinition = {
  name: "dag",
  summary: "steps run as they depend on each other",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: false,
  drawEdges: ({ stepEdges }) => stepEdges,
  makeSteps: makeTogether,
};
