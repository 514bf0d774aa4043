import { drawMesh } from "./draw-mesh.ts";
import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const BOARD: PatternRole = { name: "blackboard", words: ["blackboard", "shared-workspace"] };

/** The pattern `blackboard`: agents read and write one shared board until they reach the goal. */
export const blackboard: PatternDefinition = {
  name: "blackboard",
  summary: "agents read and write one shared board until they reach the goal",
  roles: [BOARD],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: drawMesh,
  makeSteps: makeTogether,
};
