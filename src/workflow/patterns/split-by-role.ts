import type { WrittenAgent } from "../written/written-workflow.ts";
import { hasRole } from "./has-role.ts";
import type { PatternRole } from "./pattern-definition.ts";

/** Agents with a role, and those without it, each in the order given. */
export interface SplitAgents {
  readonly having: readonly WrittenAgent[];
  readonly others: readonly WrittenAgent[];
}

/** Parts agents by a role. */
export function splitByRole(agents: readonly WrittenAgent[], role: PatternRole): SplitAgents {
  return { having: agents.filter((agent) => hasRole(agent, role)), others: agents.filter((agent) => !hasRole(agent, role)) };
}
