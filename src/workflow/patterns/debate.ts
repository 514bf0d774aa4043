import { drawMesh } from "./draw-mesh.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const JUDGE: PatternRole = { name: "judge", words: ["judge", "moderator", "arbiter"] };

/** The pattern `debate`: agents state positions and answer each other, and a judge or a vote decides. */
export const debate: PatternDefinition = {
  name: "debate",
  summary: "agents state positions and answer each other, and a judge or a vote decides",
  roles: [JUDGE],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: drawMesh,
  makeSteps: (agents) => {
    const { having, others } = splitByRole(agents, JUDGE);
    return makeStages([others, having]);
  },
};
