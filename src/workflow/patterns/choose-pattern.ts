import type { Pattern } from "../written/words.ts";
import type { WrittenAgent, WrittenStep, WrittenWorkflow } from "../written/written-workflow.ts";
import { hasRole } from "./has-role.ts";

/** A pattern and why it is this one, for people: `written`, or what of the file chose it. */
export interface ChosenPattern {
  readonly pattern: Pattern;
  readonly reason: string;
}

/** Gives the pattern of a workflow: the one that is written, else by the table of README "Auto-Selection by Role", whose first line that fits wins. */
export function choosePattern(written: Pick<WrittenWorkflow, "swarm" | "agents" | "coordination">, steps: readonly WrittenStep[]): ChosenPattern {
  const given = written.swarm?.pattern;
  if (given !== undefined) return { pattern: given, reason: "written" };
  const about: About = { agents: written.agents ?? [], steps, coordination: written.coordination };
  for (const { pattern, why } of CHOICES) {
    const reason = why(about);
    if (reason !== undefined) return { pattern, reason };
  }
  return { pattern: "fan-out", reason: "nothing asks for another" };
}

interface About {
  readonly agents: readonly WrittenAgent[];
  readonly steps: readonly WrittenStep[];
  readonly coordination: WrittenWorkflow["coordination"];
}

/** One line of the table: `why` gives the reason where it fits. */
interface Choice {
  readonly pattern: Pattern;
  readonly why: (about: About) => string | undefined;
}

/** So many agents make a lead's workflow a hierarchy. */
const HIERARCHY = 4;
/** So many steps with an agent each make a pipeline. */
const PIPELINE = 3;

const CHOICES: readonly Choice[] = [
  { pattern: "dag", why: ({ steps }) => (steps.some(({ dependsOn = [] }) => dependsOn.length > 0) ? "its steps depend on each other" : undefined) },
  { pattern: "consensus", why: ({ coordination }) => (coordination?.consensusStrategy === undefined ? undefined : "`consensusStrategy` is set") },
  { pattern: "map-reduce", why: bothRoles(["mapper"], ["reducer"]) },
  { pattern: "red-team", why: bothRoles(["attacker", "red-team"], ["defender", "blue-team"]) },
  { pattern: "reflection", why: anyRole("critic") },
  { pattern: "escalation", why: anyRole("tier-") },
  { pattern: "auction", why: anyRole("auctioneer") },
  { pattern: "saga", why: anyRole("saga-orchestrator", "compensate-handler") },
  { pattern: "circuit-breaker", why: anyRole("fallback", "backup", "primary") },
  { pattern: "blackboard", why: anyRole("blackboard", "shared-workspace") },
  { pattern: "swarm", why: anyRole("hive-mind", "swarm-agent") },
  { pattern: "verifier", why: anyRole("verifier") },
  { pattern: "supervisor", why: anyRole("supervisor") },
  { pattern: "hierarchical", why: (about) => (about.agents.length < HIERARCHY ? undefined : anyRole("lead")(about)) },
  { pattern: "hub-spoke", why: anyRole("hub", "coordinator") },
  { pattern: "pipeline", why: ({ steps }) => (hasOwnAgents(steps) ? "each of its steps has an agent of its own" : undefined) },
];

function anyRole(...words: readonly string[]): Choice["why"] {
  return ({ agents }) => describe(agents, words);
}

function bothRoles(some: readonly string[], others: readonly string[]): Choice["why"] {
  return ({ agents }) => {
    const [one, other] = [describe(agents, some), describe(agents, others)];
    return one === undefined || other === undefined ? undefined : `${one} and ${other}`;
  };
}

function describe(agents: readonly WrittenAgent[], words: readonly string[]): string | undefined {
  for (const agent of agents) {
    const word = words.find((each) => hasRole(agent, { words: [each] }));
    if (word !== undefined) return `\`${agent.name}\` is a \`${word.endsWith("-") ? (agent.role ?? word).trim() : word}\``;
  }
  return undefined;
}

function hasOwnAgents(steps: readonly WrittenStep[]): boolean {
  const agents = new Set(steps.flatMap(({ agent }) => (agent === undefined ? [] : [agent])));
  return steps.length >= PIPELINE && agents.size === steps.length;
}
