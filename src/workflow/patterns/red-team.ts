import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const ATTACKER: PatternRole = { name: "attacker", words: ["attacker", "red-team"] };
const DEFENDER: PatternRole = { name: "defender", words: ["defender", "blue-team"] };

/** The pattern `red-team`: attackers look for weaknesses and defenders answer. */
export const redTeam: PatternDefinition = {
  name: "red-team",
  summary: "attackers look for weaknesses and defenders answer",
  roles: [ATTACKER, DEFENDER],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const attackers = splitByRole(talkers, ATTACKER);
    const defenders = splitByRole(attackers.others, DEFENDER);
    return [...drawBetween(attackers.having, defenders.having), ...drawBetween([...attackers.having, ...defenders.having], defenders.others)];
  },
  makeSteps: (agents) => {
    const attackers = splitByRole(agents, ATTACKER);
    const defenders = splitByRole(attackers.others, DEFENDER);
    return makeStages([attackers.having, defenders.having, defenders.others]);
  },
};
