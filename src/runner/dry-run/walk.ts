import type { ResolvedStep } from "../../workflow/dry-run/resolve-step.ts";
import type { CompletionReason, FailureReason, SkipReason } from "../journal/run-event.ts";

/** One attempt of a walk, with what the step's texts became; times are milliseconds from its start. */
export interface WalkedAttempt extends ResolvedStep {
  readonly attempt: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly end: "completed" | "failed";
  readonly reason: CompletionReason | FailureReason;
  readonly error?: string;
  readonly exitCode?: number;
}

/** What a walk came to at one step. */
export interface WalkedStep {
  readonly name: string;
  /** `not-run` where the run ended before it, or nothing let it start. */
  readonly status: "completed" | "failed" | "skipped" | "not-run";
  readonly attempts: readonly WalkedAttempt[];
  readonly skip?: SkipReason;
  /** The step, barrier or stop that it was skipped for. */
  readonly because?: string;
  /** Whether nothing stood in for its work, so that it was taken to succeed. */
  readonly assumed: boolean;
}

/** How a plan goes when stubs stand in for its steps' work: decided by the runner itself, in a time of its own. */
export interface Walk {
  readonly status: "completed" | "failed" | "cancelled";
  /** Why it failed, in a sentence. */
  readonly error?: string;
  readonly totalMs: number;
  readonly peakConcurrency: number;
  /** In the order of the plan. */
  readonly steps: readonly WalkedStep[];
}
