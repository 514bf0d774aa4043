import { drawChain } from "./draw-chain.ts";
import { splitByRole } from "./split-by-role.ts";
import { makeSequence } from "./make-stages.ts";
import type { WrittenAgent } from "../written/written-workflow.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

const PRIMARY: PatternRole = { name: "primary", words: ["primary"] };
const FALLBACK: PatternRole = { name: "fallback", words: ["fallback", "backup"] };

/** The pattern `circuit-breaker`: a primary agent works, and fallbacks take over where it fails. */
export const circuitBreaker: PatternDefinition = {
  name: "circuit-breaker",
  summary: "a primary agent works, and fallbacks take over where it fails",
  roles: [PRIMARY, FALLBACK],
  needsHub: false,
  assignsOwner: false,
  order: "declared",
  isDense: false,
  drawEdges: ({ talkers }) => drawChain(primaryFirst(talkers).map(({ name }) => name)),
  makeSteps: (agents) => makeSequence(primaryFirst(agents)),
};

function primaryFirst(agents: readonly WrittenAgent[]): readonly WrittenAgent[] {
  const primary = splitByRole(agents, PRIMARY);
  const fallback = splitByRole(primary.others, FALLBACK);
  return [...primary.having, ...fallback.others, ...fallback.having];
}
