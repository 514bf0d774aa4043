import type { EventBody, FailureReason, StoredText } from "../journal/run-event.ts";
import type { StepState } from "../state/run-state.ts";
import type { ScheduleStep } from "./schedule-plan.ts";

/** How an attempt that did not complete its step ended, as its executor saw it. */
export interface FailedAttempt {
  readonly reason: FailureReason;
  readonly error: StoredText;
  readonly exitCode?: number;
  readonly exitSignal?: string;
  readonly output?: StoredText;
}

/** After these nobody wants another attempt. */
const FINAL: ReadonlySet<FailureReason> = new Set(["stopped", "owner-fail"]);

/**
 * Decides what a failed attempt means: the step completed all the same (`failOnError: false` and an exit code), another attempt, or its failure. `retries` counts
 * from the start of the run or its last resume. `stopping` where the run is ending: then nothing is tried again.
 */
export function decideAttempt(
  step: ScheduleStep,
  state: StepState,
  { failed, stopping }: { readonly failed: FailedAttempt; readonly stopping: boolean },
): EventBody {
  const { reason, error, output } = failed;
  const exit = {
    ...(failed.exitCode === undefined ? {} : { exitCode: failed.exitCode }),
    ...(failed.exitSignal === undefined ? {} : { exitSignal: failed.exitSignal }),
  };
  const about = { stepName: step.name, ...exit };
  if (!step.failOnError && reason === "exit-code") return { type: "step:completed", ...about, attempt: state.attempts, reason: "exit", output: output ?? "" };
  if (!stopping && !FINAL.has(reason) && state.failures < step.retries) {
    return { type: "step:retrying", ...about, attempt: state.attempts + 1, delayMs: step.retryDelayMs, reason, error };
  }
  return { type: "step:failed", ...about, attempt: state.attempts, reason, error, ...(output === undefined ? {} : { output }) };
}
