import type { Graph } from "../../graph/graph.ts";
import type { Pattern, StateBackend, ConsensusStrategy } from "../written/words.ts";
import type { PlannedAgent } from "./planned-agent.ts";
import type { PlannedStep } from "./planned-step.ts";

/** What a run does when a step has failed for good: `fail-fast` ends it, `continue` skips what depends on the step and goes on with the rest. */
export type FailureStrategy = "fail-fast" | "continue";

/** A point that holds steps until those of `waitFor` are done, with what it holds worked out. */
export interface PlannedBarrier {
  readonly name: string;
  readonly waitFor: readonly string[];
  readonly mode: "all" | "any" | "majority";
  readonly holds: readonly string[];
  /** Bound of the wait, from when as many of `waitFor` have begun as have to be done. */
  readonly timeoutMs?: number;
}

/** Says that one agent may write to another; drawn by the pattern among the agents that take messages. */
export interface MessageEdge {
  readonly from: string;
  readonly to: string;
}

/** A command that has to succeed before any step starts, as written: its references to variables are filled in when it runs. `failIf` and `successIf` are `empty`, `non-empty` or a pattern its output is held against. */
export interface PlannedCheck {
  readonly command: string;
  readonly failIf?: string;
  readonly successIf?: string;
  readonly description: string;
}

/** When silent agents are nudged and released. */
export interface PlannedNudge {
  readonly nudgeAfterMs: number;
  readonly escalateAfterMs: number;
  readonly maxNudges: number;
}

/** What agents share during a run. */
export interface PlannedState {
  readonly backend: StateBackend;
  readonly ttlMs?: number;
  readonly namespace: string;
}

/** How votes are decided; used by the pattern `consensus`. */
export interface PlannedVote {
  readonly strategy: ConsensusStrategy;
  readonly threshold?: number;
}

/** A folder of `paths`, by its name; `folder` is relative to the workflow's. */
export interface PlannedPath {
  readonly name: string;
  readonly folder: string;
  readonly required: boolean;
}

/**
 * One workflow of a file, checked, with every default filled in and every name resolved: the only thing a runner accepts (WORKFLOWS.md 1). Plain data but for
 * `graph`, whose nodes are the places of `steps`.
 */
export interface Plan {
  /** Name of the file's work, and of the one of its workflows that was chosen. */
  readonly name: string;
  readonly flow: string;
  readonly description: string;
  readonly pattern: Pattern;
  /** Why this pattern, for people: `written`, or what of the file chose it. */
  readonly patternReason: string;
  readonly channel: string;
  readonly maxConcurrency: number;
  /** Bound of the whole run. */
  readonly timeoutMs?: number;
  readonly tokenBudget?: number;
  readonly completionGracePeriodMs: number;
  readonly strategy: FailureStrategy;
  /** The agents that steps use, and those that the pattern needs. */
  readonly agents: readonly PlannedAgent[];
  /** In the order in which they start where several could. */
  readonly steps: readonly PlannedStep[];
  readonly graph: Graph;
  readonly barriers: readonly PlannedBarrier[];
  readonly edges: readonly MessageEdge[];
  /** The agent that the others report to, where the pattern has one. */
  readonly hub?: string;
  readonly preflight: readonly PlannedCheck[];
  readonly paths: readonly PlannedPath[];
  /** What `{{name}}` stands for: the caller's values before those of the file. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly notifyChannel?: string;
  readonly idleNudge?: PlannedNudge;
  readonly state?: PlannedState;
  readonly vote?: PlannedVote;
  /** The project whose handoff the run ticks and writes back to (PROTOCOL.md 8). */
  readonly project?: string;
}
