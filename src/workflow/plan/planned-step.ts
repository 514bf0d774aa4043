import type { AgentAccess } from "../../agents/one-shot/one-shot.ts";
import type { Template } from "../template/template.ts";
import type { PlannedAgent, PlannedRights } from "./planned-agent.ts";

/** What has to hold after a step, by kind. A `custom` check without a command is left to the caller. Paths are relative to the step's folder. */
export type PlannedVerification =
  | { readonly kind: "exit_code"; readonly exitCode: number; readonly description: string }
  | { readonly kind: "output_contains"; readonly text: Template; readonly description: string }
  | { readonly kind: "file_exists"; readonly path: Template; readonly description: string }
  | { readonly kind: "custom"; readonly command?: Template; readonly timeoutMs?: number; readonly description: string };

/** What steps of every kind have, with defaults filled in. */
export interface PlannedStepBase {
  readonly name: string;
  readonly description: string;
  /** Names of steps of the plan. */
  readonly dependsOn: readonly string[];
  /** Extra attempts after the first, and the wait before each, from the most specific place that says so. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Bound of an attempt: the step's, else its agent's; absent where only the run's binds. */
  readonly timeoutMs?: number;
  /** False turns an attempt that ended with a non-zero exit code into a completed step. */
  readonly failOnError: boolean;
  /** Folder it works in, relative to the workflow's (an agent's own where the agent step has none); the workflow's own where empty. May hold references. */
  readonly cwd: Template;
  readonly verification?: PlannedVerification;
  /** How many bytes of its output a template gets. */
  readonly outputLimitBytes: number;
  /** Ids of the handoff's tasks that are done when it completes. */
  readonly tasks: readonly string[];
}

/** A step that an agent does. */
export interface PlannedAgentStep extends PlannedStepBase {
  readonly kind: "agent";
  readonly agent: PlannedAgent;
  readonly task: Template;
  readonly channel: string;
  /** What the agent may do in this step, where the step says so in place of the agent. */
  readonly access?: AgentAccess;
  /** Finer rules for what the agent may do in this step, in place of the agent's. */
  readonly rights?: PlannedRights;
  /** The hub of a hub pattern, which watches over the step of another. */
  readonly owner?: string;
  readonly maxIterations?: number;
}

/** A shell command. Its output is empty for templates where `captureOutput` is false. */
export interface PlannedShellStep extends PlannedStepBase {
  readonly kind: "deterministic";
  readonly command: Template;
  readonly captureOutput: boolean;
}

/** A git worktree to be made; its output is the worktree's path. */
export interface PlannedWorktreeStep extends PlannedStepBase {
  readonly kind: "worktree";
  readonly branch: Template;
  readonly baseBranch?: Template;
  readonly path: Template;
  readonly createBranch: boolean;
}

/** A question to the user, which a yes completes and a no fails. */
export interface PlannedApprovalStep extends PlannedStepBase {
  readonly kind: "approval";
  readonly question: Template;
}

/** A step of a plan; `kind` says what does the work. */
export type PlannedStep = PlannedAgentStep | PlannedShellStep | PlannedWorktreeStep | PlannedApprovalStep;
