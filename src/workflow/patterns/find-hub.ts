import type { WrittenAgent } from "../written/written-workflow.ts";
import { hasRole, isOneOf } from "./has-role.ts";
import type { PatternDefinition, PatternRole } from "./pattern-definition.ts";

/** The role of the agent that others report to, in the patterns that have no word of their own for it. */
export const HUB: PatternRole = { name: "hub", words: ["hub", "coordinator", "lead", "supervisor", "orchestrator", "manager"] };

/**
 * Finds the agent that the others report to: by its role, else by the preset `lead`, else by its name. Where a pattern cannot do without one, it is the first
 * agent that takes messages, or just the first.
 */
export function findHub({ hub, needsHub }: Pick<PatternDefinition, "hub" | "needsHub">, agents: readonly WrittenAgent[]): string | undefined {
  if (hub === undefined || agents.length === 0) return undefined;
  const named = agents.find((agent) => hasRole(agent, hub)) ?? agents.find(({ preset }) => preset === "lead") ?? agents.find((agent) => isNamed(agent, hub));
  const first = needsHub ? (agents.find(({ interactive, preset }) => interactive !== false && preset === undefined) ?? agents[0]) : undefined;
  return (named ?? first)?.name;
}

function isNamed({ name }: WrittenAgent, { words }: PatternRole): boolean {
  const last = name.toLowerCase().split(/[-_ ]/u).at(-1) ?? "";
  return isOneOf(name.toLowerCase(), words) || words.includes(last);
}
