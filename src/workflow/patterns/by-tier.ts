import type { WrittenAgent } from "../written/written-workflow.ts";
import { hasRole } from "./has-role.ts";
import type { PatternRole } from "./pattern-definition.ts";

/** The tiers of an escalation: `tier-1`, `tier-2` and so on. */
export const TIER: PatternRole = { name: "tier", words: ["tier-"] };

/** Orders agents by their tiers; those without one stand behind, in the order given. */
export function byTier(agents: readonly WrittenAgent[]): readonly WrittenAgent[] {
  return [...agents].sort((one, other) => tierOf(one) - tierOf(other));
}

function tierOf(agent: WrittenAgent): number {
  if (!hasRole(agent, TIER)) return Number.MAX_SAFE_INTEGER;
  return Number.parseInt(/\d+/u.exec(agent.role ?? "")?.[0] ?? "", 10) || 0;
}
