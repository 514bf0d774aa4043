import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const VERIFIER: PatternRole = { name: "verifier", words: ["verifier"] };

/** The pattern `verifier`: work of producers counts once a verifier accepted it. */
export const verifier: PatternDefinition = {
  name: "verifier",
  summary: "work of producers counts once a verifier accepted it",
  roles: [VERIFIER],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const { having, others } = splitByRole(talkers, VERIFIER);
    return drawBetween(others, having);
  },
  makeSteps: (agents) => {
    const { having, others } = splitByRole(agents, VERIFIER);
    return makeStages([others, having]);
  },
};
