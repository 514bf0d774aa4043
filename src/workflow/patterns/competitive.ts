import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const JUDGE: PatternRole = { name: "judge", words: ["judge", "reviewer", "arbiter"] };

/** The pattern `competitive`: agents do the same task each on its own, and a judge picks the best. */
export const competitive: PatternDefinition = {
  name: "competitive",
  summary: "agents do the same task each on its own, and a judge picks the best",
  roles: [JUDGE],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const { having, others } = splitByRole(talkers, JUDGE);
    return drawBetween(others, having);
  },
  makeSteps: (agents) => {
    const { having, others } = splitByRole(agents, JUDGE);
    return makeStages([others, having]);
  },
};
