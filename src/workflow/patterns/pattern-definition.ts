import type { MessageEdge } from "../plan/plan.ts";
import type { Pattern } from "../written/words.ts";
import type { WrittenAgent, WrittenStep } from "../written/written-workflow.ts";

/** A role that a pattern gives a meaning to; an agent has it when its `role` is one of the words. */
export interface PatternRole {
  /** What the pattern calls it. */
  readonly name: string;
  /** Lower case; a word that ends in `-` stands for all that begin with it. */
  readonly words: readonly string[];
}

/** The agents of a workflow as a pattern sees them. */
export interface Team {
  /** Those that take messages, in the order of the file. */
  readonly talkers: readonly WrittenAgent[];
  readonly hub?: string;
  /** The agents of the steps, in the order in which these run, each once. */
  readonly order: readonly string[];
  /** From the agent of a step to the agent of each step that depends on it. */
  readonly stepEdges: readonly MessageEdge[];
}

/** One way to coordinate agents; each has a file of its own (WORKFLOWS.md 5). */
export interface PatternDefinition {
  readonly name: Pattern;
  /** What it is, in a phrase. */
  readonly summary: string;
  /** The roles it gives a meaning to; it works without them too, as far as it can. */
  readonly roles: readonly PatternRole[];
  /** Words of the agent that the others report to; absent where there is none. */
  readonly hub?: PatternRole;
  /** Whether somebody has to be the hub, so that the first agent that takes messages is where nobody has the role. */
  readonly needsHub: boolean;
  /** Whether the hub watches over the steps of the others (the guide's "Supervisor Pattern"). */
  readonly assignsOwner: boolean;
  /** `sequence` runs declared steps one after the other, whatever they depend on; `declared` as they depend on each other. */
  readonly order: "declared" | "sequence";
  /** Whether `drawEdges` may give nearly as many edges as the agents have pairs. */
  readonly isDense: boolean;
  /** Who may write to whom. */
  readonly drawEdges: (team: Team) => readonly MessageEdge[];
  /** Makes the steps of agents that have tasks, where a file declares no steps. */
  readonly makeSteps: (agents: readonly WrittenAgent[]) => readonly WrittenStep[];
}
