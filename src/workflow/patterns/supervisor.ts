import { drawStar } from "./draw-star.ts";
import { findHub } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const SUPERVISOR: PatternRole = { name: "supervisor", words: ["supervisor"] };

/** The pattern `supervisor`: a supervisor watches over workers and restarts those that fail. */
export const supervisor: PatternDefinition = {
  name: "supervisor",
  summary: "a supervisor watches over workers and restarts those that fail",
  roles: [SUPERVISOR],
  hub: SUPERVISOR,
  needsHub: true,
  assignsOwner: true,
  order: "declared",
  isDense: false,
  drawEdges: drawStar,
  makeSteps: (agents) => {
    const hub = findHub({ hub: SUPERVISOR, needsHub: true }, agents);
    return makeStages([agents.filter(({ name }) => name !== hub), agents.filter(({ name }) => name === hub)]);
  },
};
