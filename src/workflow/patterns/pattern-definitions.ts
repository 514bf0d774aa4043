import type { Pattern } from "../written/words.ts";
import type { PatternDefinition } from "./pattern-definition.ts";
import { auction } from "./auction.ts";
import { blackboard } from "./blackboard.ts";
import { cascade } from "./cascade.ts";
import { circuitBreaker } from "./circuit-breaker.ts";
import { competitive } from "./competitive.ts";
import { consensus } from "./consensus.ts";
import { dag } from "./dag.ts";
import { debate } from "./debate.ts";
import { escalation } from "./escalation.ts";
import { fanOut } from "./fan-out.ts";
import { handoff } from "./handoff.ts";
import { hierarchical } from "./hierarchical.ts";
import { hubSpoke } from "./hub-spoke.ts";
import { mapReduce } from "./map-reduce.ts";
import { mesh } from "./mesh.ts";
import { pipeline } from "./pipeline.ts";
import { redTeam } from "./red-team.ts";
import { reflection } from "./reflection.ts";
import { reviewLoop } from "./review-loop.ts";
import { saga } from "./saga.ts";
import { scatterGather } from "./scatter-gather.ts";
import { supervisor } from "./supervisor.ts";
import { swarm } from "./swarm.ts";
import { verifier } from "./verifier.ts";

/** What each pattern is; for the checker, the planner and `plan` (WORKFLOWS.md 5). */
export const PATTERN_DEFINITIONS: Readonly<Record<Pattern, PatternDefinition>> = {
  dag,
  "fan-out": fanOut,
  pipeline,
  "hub-spoke": hubSpoke,
  consensus,
  mesh,
  handoff,
  cascade,
  debate,
  hierarchical,
  "map-reduce": mapReduce,
  "scatter-gather": scatterGather,
  supervisor,
  reflection,
  verifier,
  "red-team": redTeam,
  auction,
  escalation,
  saga,
  "circuit-breaker": circuitBreaker,
  blackboard,
  swarm,
  competitive,
  "review-loop": reviewLoop,
};
