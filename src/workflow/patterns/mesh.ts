import { drawMesh } from "./draw-mesh.ts";
import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition } from "./pattern-definition.ts";

/** The pattern `mesh`: every agent can write to every other. */
export const mesh: PatternDefinition = {
  name: "mesh",
  summary: "every agent can write to every other",
  roles: [],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: drawMesh,
  makeSteps: makeTogether,
};
