import { drawChain } from "./draw-chain.ts";
import { drawBetween } from "./draw-between.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeTogether } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const MIND: PatternRole = { name: "hive-mind", words: ["hive-mind"] };
const MEMBER: PatternRole = { name: "swarm-agent", words: ["swarm-agent"] };

/** The pattern `swarm`: agents act on what their neighbours do. */
export const swarm: PatternDefinition = {
  name: "swarm",
  summary: "agents act on what their neighbours do",
  roles: [MIND, MEMBER],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: true,
  drawEdges: ({ talkers }) => {
    const { having, others } = splitByRole(talkers, MIND);
    return [
      ...drawChain(
        others.map(({ name }) => name),
        true,
      ),
      ...drawBetween(having, others),
    ];
  },
  makeSteps: makeTogether,
};
