import { drawBetween } from "./draw-between.ts";
import { drawStar } from "./draw-star.ts";
import { HUB } from "./find-hub.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeStages } from "./make-stages.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const MAPPER: PatternRole = { name: "mapper", words: ["mapper"] };
const REDUCER: PatternRole = { name: "reducer", words: ["reducer"] };

/** The pattern `map-reduce`: mappers work on parts at the same time, and reducers put the results together. */
export const mapReduce: PatternDefinition = {
  name: "map-reduce",
  summary: "mappers work on parts at the same time, and reducers put the results together",
  roles: [MAPPER, REDUCER],
  hub: HUB,
  needsHub: false,
  assignsOwner: true,
  order: "declared",
  isDense: true,
  drawEdges: (team) => [...drawBetween(splitByRole(team.talkers, MAPPER).having, splitByRole(team.talkers, REDUCER).having, false), ...drawStar(team)],
  makeSteps: (agents) => {
    const mappers = splitByRole(agents, MAPPER);
    const reducers = splitByRole(mappers.others, REDUCER);
    return makeStages([mappers.having, reducers.having, reducers.others]);
  },
};
