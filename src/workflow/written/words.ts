import type { AgentCli } from "../../agents/one-shot/agent-clis.ts";

export type { AgentAccess as AccessLevel } from "../../agents/one-shot/one-shot.ts";
export type { AgentPreset as Preset } from "../../agents/one-shot/presets.ts";

/** Every word of `swarm.pattern`: the README's 22, and the two that real files use beside them. */
export const PATTERNS = [
  "dag",
  "fan-out",
  "pipeline",
  "hub-spoke",
  "consensus",
  "mesh",
  "handoff",
  "cascade",
  "debate",
  "hierarchical",
  "map-reduce",
  "scatter-gather",
  "supervisor",
  "reflection",
  "verifier",
  "red-team",
  "auction",
  "escalation",
  "saga",
  "circuit-breaker",
  "blackboard",
  "swarm",
  "competitive",
  "review-loop",
] as const;
/** How the agents of a workflow are coordinated. */
export type Pattern = (typeof PATTERNS)[number];

/** Words that real files write for a CLI, as `parseAgentCli` takes them, beside its own name. */
export const OTHER_CLI_WORDS = ["cursor", "claude-code", "gemini-cli"] as const;
/** The word for a CLI as a person writes it; `parseAgentCli` gives the CLI. */
export type Cli = AgentCli | (typeof OTHER_CLI_WORDS)[number];

/** Every kind of step; `integration` is only recognised, to be refused. */
export const STEP_TYPES = ["agent", "deterministic", "worktree", "approval", "integration"] as const;
/** What does the work of a step. */
export type StepType = (typeof STEP_TYPES)[number];

/** Every check that a step's result can be put to. */
export const VERIFICATION_TYPES = ["output_contains", "exit_code", "file_exists", "custom"] as const;
/** What a verification looks at. */
export type VerificationType = (typeof VERIFICATION_TYPES)[number];

/** Every word of a workflow's `onError`, and of `errorHandling.strategy`; `fail` and `fail-fast` are one, `skip` and `continue` too. */
export const ERROR_STRATEGIES = ["fail", "fail-fast", "skip", "continue", "retry"] as const;
/** What a failed step does to the others. */
export type ErrorStrategy = (typeof ERROR_STRATEGIES)[number];

/** Every way to decide a vote. */
export const CONSENSUS_STRATEGIES = ["majority", "unanimous", "quorum"] as const;
/** How many votes decide. */
export type ConsensusStrategy = (typeof CONSENSUS_STRATEGIES)[number];

/** Every place where agents' shared state may lie. */
export const STATE_BACKENDS = ["memory", "redis", "database"] as const;
/** Where agents' shared state lies. */
export type StateBackend = (typeof STATE_BACKENDS)[number];

/** Everything, or nothing, of what a rule is about. */
export const ALL_OR_NONE = ["allow", "deny"] as const;

/** How many of a barrier's steps have to be done. */
export const BARRIER_MODES = ["all", "any", "majority"] as const;
/** How many of a barrier's steps have to be done. */
export type BarrierMode = (typeof BARRIER_MODES)[number];
