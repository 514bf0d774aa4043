import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const CRITIC: PatternRole = { name: "critic", words: ["critic", "reviewer"] };

/** The pattern `reflection`: a critic answers what producers made until it accepts. */
export const reflection: PatternDefinition = {
  name: "reflection",
  summary: "a critic answers what producers made until it accepts",
  roles: [CRITIC],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const { having, others } = splitByRole(talkers, CRITIC);
    return drawBetween(others, having);
  },
  makeSteps: (agents) => {
    const { having, others } = splitByRole(agents, CRITIC);
    return makeStages([others, having]);
  },
};
