import { readStoredText } from "../../runner/journal/load-journal.ts";
import type { CompletionReason, FailureReason, SkipReason, StoredText } from "../../runner/journal/run-event.ts";
import { type RunState, stepOf, type StepState } from "../../runner/state/run-state.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { Pattern } from "../../workflow/written/words.ts";

/** How a step ended. */
export interface WorkflowStepResult {
  readonly name: string;
  /** The same as `name`. */
  readonly stepName: string;
  readonly runId: string;
  readonly agentName: string | null;
  readonly stepType: "agent" | "deterministic" | "worktree" | "approval";
  readonly dependsOn: readonly string[];
  readonly status: "pending" | "completed" | "failed" | "skipped";
  /** Why it counts as completed, failed or skipped. */
  readonly reason: CompletionReason | FailureReason | SkipReason | undefined;
  /** What later steps got of it, or the end of what it printed where it failed; read from the run's folder when it is asked for. */
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly exitCode: number | undefined;
  readonly exitSignal: string | undefined;
  /** Attempts begun in the whole run. */
  readonly attempts: number;
  readonly retryCount: number;
  /** ISO 8601, of the first attempt since the run or its last resume began. */
  readonly startedAt: string | undefined;
  readonly completedAt: string | undefined;
}

/** How a run ended. */
export interface WorkflowResult {
  /** The run's id, which `resume` takes. */
  readonly id: string;
  readonly workflowName: string;
  readonly pattern: Pattern;
  readonly status: "completed" | "failed" | "cancelled";
  /** Why the run failed, a sentence; absent where it did not. */
  readonly error?: string;
  readonly config: RelayYamlConfig;
  /** Every step of the workflow, in the order of the file. */
  readonly steps: readonly WorkflowStepResult[];
  /** The run's own folder, absolute: its journal and the outputs of its attempts. */
  readonly folder: string;
  /** Tokens that agents used, as far as their CLIs tell. */
  readonly usedTokens: number;
  readonly durationMs: number;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly completedAt: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly workspaceId: string;
}

/** What a result is made of besides the state. */
export interface ResultParts {
  readonly plan: Plan;
  readonly config: RelayYamlConfig;
  readonly folder: string;
  readonly workspaceId: string;
  /** Why this runner gave the run up before its end. */
  readonly problem: string | undefined;
}

/** Makes the result of a run that has ended. */
export function createResult(state: RunState, { plan, config, folder, workspaceId, problem }: ResultParts): WorkflowResult {
  const status = state.status === "completed" || state.status === "cancelled" ? state.status : "failed";
  const error = problem ?? textOf(folder, state.error);
  const endedMs = state.endedMs ?? Date.now();
  return {
    id: state.runId,
    workflowName: plan.name,
    pattern: plan.pattern,
    status,
    ...(error === undefined ? {} : { error }),
    config,
    steps: plan.steps.map((step) => createStepResult(step, stepOf(state, step.name), { folder, runId: state.runId })),
    folder,
    usedTokens: state.usedTokens,
    durationMs: Math.max(0, endedMs - state.beginMs),
    startedAt: isoTime(state.startedMs),
    completedAt: isoTime(endedMs),
    createdAt: isoTime(state.startedMs),
    updatedAt: isoTime(endedMs),
    workspaceId,
  };
}

/** Makes what a result says of one step. */
export function createStepResult(
  step: PlannedStep,
  known: StepState,
  { folder, runId }: { readonly folder: string; readonly runId: string },
): WorkflowStepResult {
  return {
    name: step.name,
    stepName: step.name,
    runId,
    agentName: step.kind === "agent" ? step.agent.name : null,
    stepType: step.kind,
    dependsOn: step.dependsOn,
    status: statusOf(known),
    reason: known.completion ?? known.failure ?? known.skip,
    get output() {
      return textOf(folder, known.output);
    },
    get error() {
      return textOf(folder, known.error);
    },
    exitCode: known.exitCode,
    exitSignal: known.exitSignal,
    attempts: known.attempts,
    retryCount: Math.max(0, known.attempts - 1),
    startedAt: known.firstStartMs === undefined ? undefined : isoTime(known.firstStartMs),
    completedAt: known.endMs === undefined ? undefined : isoTime(known.endMs),
  };
}

/** A step that a stopped run left in between has not been done. */
function statusOf({ status }: StepState): WorkflowStepResult["status"] {
  return status === "completed" || status === "failed" || status === "skipped" ? status : "pending";
}

function textOf(folder: string, stored: StoredText | undefined): string | undefined {
  if (stored === undefined) return undefined;
  const read = readStoredText(folder, stored);
  return read.ok ? read.value : `(${read.problem.message})`;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
