import { drawStar } from "./draw-star.ts";
import { findHub } from "./find-hub.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const ORCHESTRATOR: PatternRole = { name: "saga-orchestrator", words: ["saga-orchestrator", "compensate-handler"] };

/** The pattern `saga`: an orchestrator runs steps that are undone in reverse order where one fails. */
export const saga: PatternDefinition = {
  name: "saga",
  summary: "an orchestrator runs steps that are undone in reverse order where one fails",
  roles: [ORCHESTRATOR],
  hub: ORCHESTRATOR,
  needsHub: true,
  assignsOwner: true,
  order: "declared",
  isDense: false,
  drawEdges: drawStar,
  makeSteps: (agents) => {
    const hub = findHub({ hub: ORCHESTRATOR, needsHub: true }, agents);
    return makeStages([agents.filter(({ name }) => name !== hub), agents.filter(({ name }) => name === hub)]);
  },
};
