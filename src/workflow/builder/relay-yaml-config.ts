import type { BarrierMode, Cli, ConsensusStrategy, ErrorStrategy, Pattern, Preset, StateBackend, StepType, VerificationType } from "../written/words.ts";
import type { AgentPermissions, PermissionProfile, RootPermissions } from "./agent-permissions.ts";

/** When silent agents are nudged and released; each 120000 ms, and one nudge, where omitted. */
export interface IdleNudgeConfig {
  /** How long an agent may be silent before it is nudged, in milliseconds. */
  nudgeAfterMs?: number | undefined;
  /** How long after a nudge a silent agent is released, in milliseconds. */
  escalateAfterMs?: number | undefined;
  maxNudges?: number | undefined;
}

/** How the agents of a workflow work together. */
export interface SwarmConfig {
  /** Chosen by the agents' roles where omitted. */
  pattern?: Pattern | undefined;
  /** How many steps run at a time; 4 where omitted. */
  maxConcurrency?: number | undefined;
  /** How long the whole run may take, in milliseconds. */
  timeoutMs?: number | undefined;
  /** How many tokens all steps together may use. */
  tokenBudget?: number | undefined;
  channel?: string | undefined;
  idleNudge?: IdleNudgeConfig | undefined;
  /** How long signs of completion are waited for after an agent ended, in milliseconds; 5000 where omitted. */
  completionGracePeriodMs?: number | undefined;
  /** Keys given by a hosted service: recognised, and refused. */
  credentialProxy?: unknown;
}

/** Bounds and settings of one agent's runs. */
export interface AgentConstraints {
  /** The model, as the CLI names it. */
  model?: string | undefined;
  timeoutMs?: number | undefined;
  /** How many extra attempts a failed step of this agent gets. */
  retries?: number | undefined;
  maxTokens?: number | undefined;
  /** After how many silent seconds an interactive agent counts as idle; 0 means never. */
  idleThresholdSecs?: number | undefined;
}

/** Where the keys of an agent come from; only `proxy: false` can be served here. */
export interface AgentCredentials {
  proxy?: boolean | undefined;
  provider?: string | undefined;
}

/** An agent of a workflow. */
export interface AgentDefinition {
  name: string;
  cli: Cli;
  role?: string | undefined;
  /** `lead` is interactive, the others run once and end. */
  preset?: Preset | undefined;
  interactive?: boolean | undefined;
  /** The task of the agent where a step has none. */
  task?: string | undefined;
  /** The folder it works in, relative to the workflow's. */
  cwd?: string | undefined;
  /** The name of one of `paths`, in place of `cwd`. */
  workdir?: string | undefined;
  additionalPaths?: string[] | undefined;
  channels?: string[] | undefined;
  constraints?: AgentConstraints | undefined;
  permissions?: AgentPermissions | undefined;
  credentials?: AgentCredentials | undefined;
  /** Words that go before every task of the agent. */
  skills?: string | undefined;
}

/** What has to hold after a step for it to count as done. */
export interface VerificationCheck {
  type: VerificationType;
  /** The text to be found, the exit code (0 where omitted), the path, or the command of a check. */
  value?: string | number | undefined;
  description?: string | undefined;
  timeoutMs?: number | undefined;
  /** The agent that explains a failed check before the next attempt. */
  diagnosticAgent?: string | undefined;
  diagnosticTimeout?: number | undefined;
}

/** A step of a workflow, of any kind; what a kind needs stands in `AgentStepOptions` and the like. */
export interface WorkflowStep {
  name: string;
  description?: string | undefined;
  /** `agent` where omitted. */
  type?: StepType | undefined;
  /** The name of a step of `.relay/steps.yaml`. */
  use?: string | undefined;
  dependsOn?: string[] | undefined;
  agent?: string | undefined;
  task?: string | undefined;
  command?: string | undefined;
  verification?: VerificationCheck | undefined;
  retries?: number | undefined;
  maxIterations?: number | undefined;
  timeoutMs?: number | undefined;
  /** The same as `timeoutMs`. */
  timeout?: number | undefined;
  cwd?: string | undefined;
  workdir?: string | undefined;
  captureOutput?: boolean | undefined;
  failOnError?: boolean | undefined;
  outputLimitBytes?: number | undefined;
  channel?: string | undefined;
  permissions?: AgentPermissions | undefined;
  branch?: string | undefined;
  baseBranch?: string | undefined;
  path?: string | undefined;
  createBranch?: boolean | undefined;
  integration?: string | undefined;
  action?: string | undefined;
  params?: Record<string, unknown> | undefined;
  waitFor?: unknown;
  /** Ids of the handoff's tasks that are done when the step completes. */
  tasks?: string[] | undefined;
}

/** A command that has to succeed before any step starts. `failIf` and `successIf` are `empty`, `non-empty` or a pattern its output is held against. */
export interface PreflightCheck {
  command: string;
  failIf?: string | undefined;
  successIf?: string | undefined;
  description?: string | undefined;
  captureOutput?: boolean | undefined;
}

/** One of the named workflows of a config. */
export interface WorkflowDefinition {
  name: string;
  description?: string | undefined;
  onError?: ErrorStrategy | undefined;
  preflight?: PreflightCheck[] | undefined;
  steps: WorkflowStep[];
}

/** A point that holds what depends on its steps until they are done. */
export interface Barrier {
  name: string;
  waitFor: string[];
  /** How many of them have to be done; `all` where omitted. */
  mode?: BarrierMode | undefined;
  timeoutMs?: number | undefined;
}

/** Barriers and votes. */
export interface CoordinationConfig {
  barriers?: Barrier[] | undefined;
  /** How many votes a quorum takes: a part of all up to 1, or their number. */
  votingThreshold?: number | undefined;
  consensusStrategy?: ConsensusStrategy | undefined;
}

/** What agents share during a run. */
export interface StateConfig {
  /** `memory` where omitted. */
  backend?: StateBackend | undefined;
  ttlMs?: number | undefined;
  namespace?: string | undefined;
}

/** What happens when a step fails, and how often it is tried again. */
export interface ErrorHandlingConfig {
  strategy?: ErrorStrategy | undefined;
  maxRetries?: number | undefined;
  retryDelayMs?: number | undefined;
  notifyChannel?: string | undefined;
}

/** Whether and how decisions are recorded. */
export interface TrajectoryConfig {
  enabled?: boolean | undefined;
  reflectOnBarriers?: boolean | undefined;
  reflectOnConverge?: boolean | undefined;
  autoDecisions?: boolean | undefined;
}

/** A named folder outside the project. */
export interface PathDefinition {
  name: string;
  path: string;
  description?: string | undefined;
  /** Whether it has to exist; true where omitted. */
  required?: boolean | undefined;
}

/** A workflow file as a value: what a builder makes, what YAML is read into, and what a runner executes. */
export interface RelayYamlConfig {
  $schema?: string | undefined;
  version?: string | number | undefined;
  name: string;
  description?: string | undefined;
  swarm?: SwarmConfig | undefined;
  agents?: AgentDefinition[] | undefined;
  workflows?: WorkflowDefinition[] | undefined;
  errorHandling?: ErrorHandlingConfig | undefined;
  coordination?: CoordinationConfig | undefined;
  state?: StateConfig | undefined;
  /** Values by name, for `{{name}}` where the caller gives none. */
  templates?: Record<string, unknown> | undefined;
  /** The project, by its name or folder, whose handoff the run ticks and writes back to. */
  project?: string | undefined;
  packages?: string[] | undefined;
  isolatedFrom?: string[] | undefined;
  requiresBefore?: string[] | undefined;
  paths?: PathDefinition[] | undefined;
  preflight?: PreflightCheck[] | undefined;
  trajectories?: boolean | TrajectoryConfig | undefined;
  permissions?: RootPermissions | undefined;
  permission_profiles?: Record<string, PermissionProfile> | undefined;
}
