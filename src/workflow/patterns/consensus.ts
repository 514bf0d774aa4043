import { drawMesh } from "./draw-mesh.ts";
import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `consensus`: every agent votes, and the votes decide. */
export const consensus: PatternDefinition = {
  name: "consensus",
  summary: "every agent votes, and the votes decide",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: drawMesh,
  makeSteps: makeTogether,
};
