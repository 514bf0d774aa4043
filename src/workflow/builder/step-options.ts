import type { AgentPermissions } from "./agent-permissions.ts";
import type { AgentConstraints, AgentDefinition, VerificationCheck } from "./relay-yaml-config.ts";

/** What `.agent(name, options)` takes: the agent, with its constraints beside its other keys or below `constraints`. */
export interface AgentOptions extends Omit<AgentDefinition, "name" | "additionalPaths" | "channels">, AgentConstraints {
  additionalPaths?: readonly string[] | undefined;
  channels?: readonly string[] | undefined;
}

/** What steps of every kind take. */
export interface CommonStepOptions {
  description?: string | undefined;
  /** The steps that have to be done before this one starts. */
  dependsOn?: readonly string[] | undefined;
  verification?: VerificationCheck | undefined;
  /** How many extra attempts the step gets when it fails. */
  retries?: number | undefined;
  /** How long an attempt may take, in milliseconds. */
  timeoutMs?: number | undefined;
  /** The same as `timeoutMs`. */
  timeout?: number | undefined;
  /** The folder it works in, relative to the workflow's. */
  cwd?: string | undefined;
  /** The name of one of `paths`, in place of `cwd`. */
  workdir?: string | undefined;
  /** How many bytes of the output a template gets at most; 1 MiB where omitted. */
  outputLimitBytes?: number | undefined;
  /** Ids of the handoff's tasks that are done when the step completes. */
  tasks?: readonly string[] | undefined;
}

/** A step that an agent does. */
export interface AgentStepOptions extends CommonStepOptions {
  type?: "agent" | undefined;
  /** The name of an agent. */
  agent: string;
  /** What the agent is to do; may hold `{{name}}` and `{{steps.NAME.output}}`. Where omitted, the agent's own task. */
  task?: string | undefined;
  channel?: string | undefined;
  permissions?: AgentPermissions | undefined;
  maxIterations?: number | undefined;
  command?: never;
}

/** A step that runs a shell command. */
export interface DeterministicStepOptions extends CommonStepOptions {
  type: "deterministic";
  /** The shell command; may hold `{{name}}` and `{{steps.NAME.output}}`. */
  command: string;
  /** Whether later steps get what it printed; true where omitted. */
  captureOutput?: boolean | undefined;
  /** Whether an exit code other than 0 fails it; true where omitted. */
  failOnError?: boolean | undefined;
  agent?: never;
  task?: never;
}

/** A step that makes a git worktree; its output is the worktree's path. */
export interface WorktreeStepOptions extends CommonStepOptions {
  type: "worktree";
  branch: string;
  /** The branch or commit that a new branch begins from; HEAD where omitted. */
  baseBranch?: string | undefined;
  /** Where the worktree lies; `.worktrees/` and the step's name where omitted. */
  path?: string | undefined;
  /** Whether a branch that does not exist is made; true where omitted. */
  createBranch?: boolean | undefined;
  agent?: never;
  task?: never;
}

/** A step that asks the user: a yes completes it, a no fails it. */
export interface ApprovalStepOptions extends CommonStepOptions {
  type: "approval";
  /** The question. */
  task: string;
  agent?: never;
  command?: never;
}

/** A step of `.relay/steps.yaml`; every key that a step does not know is one of its parameters. */
export interface CustomStepOptions extends CommonStepOptions {
  use: string;
  type?: undefined;
  agent?: string | undefined;
  task?: string | undefined;
  params?: Record<string, unknown> | undefined;
  [parameter: string]: unknown;
}

/** What `.step(name, options)` takes, beside `CustomStepOptions`; `type` says of which kind the step is. */
export type StepOptions = AgentStepOptions | DeterministicStepOptions | WorktreeStepOptions | ApprovalStepOptions;

/** What `.onError(strategy, options)` takes beside the strategy. */
export interface ErrorOptions {
  /** How many extra attempts a step gets that does not say. */
  maxRetries?: number | undefined;
  /** How long to wait before an extra attempt, in milliseconds. */
  retryDelayMs?: number | undefined;
  /** The channel that is told of failures. */
  notifyChannel?: string | undefined;
}
