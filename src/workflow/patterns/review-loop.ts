import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const REVIEWER: PatternRole = { name: "reviewer", words: ["reviewer"] };

/** The pattern `review-loop`: an implementer's work goes round among reviewers until they accept it. */
export const reviewLoop: PatternDefinition = {
  name: "review-loop",
  summary: "an implementer's work goes round among reviewers until they accept it",
  roles: [REVIEWER],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const { having, others } = splitByRole(talkers, REVIEWER);
    return drawBetween(others, having);
  },
  makeSteps: (agents) => {
    const { having, others } = splitByRole(agents, REVIEWER);
    return makeStages([others, having]);
  },
};
