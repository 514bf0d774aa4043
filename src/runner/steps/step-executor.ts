import type { Plan } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { TemplateValues } from "../../workflow/template/values.ts";
import type { AttemptUsage, CompletionReason, FailureReason } from "../journal/run-event.ts";

/** Everything one attempt at a step needs. Paths are absolute. */
export interface StepAttempt {
  readonly runId: string;
  readonly plan: Plan;
  readonly step: PlannedStep;
  /** From 1, counted over the whole run. */
  readonly attempt: number;
  /** Private folder of this attempt (0700), which exists: output, task, process id. */
  readonly folder: string;
  /** The workflow's working directory. */
  readonly cwd: string;
  /** The project: no path that a step names may leave it. */
  readonly root: string;
  /** The user's environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly values: TemplateValues;
  /** What the attempt before this one came to, where there was one; told to an agent. */
  readonly before?: { readonly reason: FailureReason; readonly error: string; readonly output: string };
  /** Ends the attempt when it fires: everything that it started. Its reason may be the name of a signal. */
  readonly stop: AbortSignal;
}

/** What every attempt leaves, however it ended. `output` is the step's own, bounded by `outputLimitBytes`. */
interface AttemptTrace {
  readonly output: string;
  readonly exitCode?: number;
  readonly exitSignal?: string;
  readonly usage?: AttemptUsage;
  /** Id of the agent's session, to look at it or go on with it. */
  readonly sessionId?: string;
}

/** How an attempt ended. `error` is a sentence for people, `hint` what to do about it. */
export type AttemptEnd =
  | (AttemptTrace & { readonly kind: "completed"; readonly reason: CompletionReason })
  | (AttemptTrace & { readonly kind: "failed"; readonly reason: FailureReason; readonly error: string; readonly hint?: string });

/** Does one attempt at a step. Never rejects: what goes wrong is a failed end. Resolves only when nothing that it started is alive. */
export type ExecuteStep = (attempt: StepAttempt) => Promise<AttemptEnd>;
