import type { AttemptUsage, EventBody, FailureReason, StoredText } from "../journal/run-event.ts";
import type { StepState } from "../state/run-state.ts";
import type { ScheduleStep } from "./schedule-plan.ts";

/** How an attempt that did not complete its step ended, as its executor saw it. */
export interface FailedAttempt {
  readonly reason: FailureReason;
  readonly error: StoredText;
  readonly exitCode?: number;
  readonly exitSignal?: string;
  readonly output?: StoredText;
  readonly usage?: AttemptUsage;
  readonly sessionId?: string;
  /** What to do about it, for people. */
  readonly hint?: string;
}

/** After these nobody wants another attempt: what is not installed, or has nobody to ask, is so the next time too. */
const FINAL: ReadonlySet<FailureReason> = new Set(["stopped", "owner-fail", "not-started"]);

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
  const about = { stepName: step.name, ...traceOf(failed) };
  const hint = failed.hint === undefined ? {} : { hint: failed.hint };
  if (!step.failOnError && reason === "exit-code") return { type: "step:completed", ...about, attempt: state.attempts, reason: "exit", output: output ?? "" };
  if (!stopping && !FINAL.has(reason) && state.failures < step.retries) {
    return { type: "step:retrying", ...about, attempt: state.attempts + 1, delayMs: step.retryDelayMs, reason, error, ...hint };
  }
  return { type: "step:failed", ...about, attempt: state.attempts, reason, error, ...hint, ...(output === undefined ? {} : { output }) };
}

/** What the end of every attempt leaves in its event, however it ended. */
export function traceOf(
  end: Pick<FailedAttempt, "exitCode" | "exitSignal" | "usage" | "sessionId">,
): Pick<FailedAttempt, "exitCode" | "exitSignal" | "usage" | "sessionId"> {
  return {
    ...(end.exitCode === undefined ? {} : { exitCode: end.exitCode }),
    ...(end.exitSignal === undefined ? {} : { exitSignal: end.exitSignal }),
    ...(end.usage === undefined ? {} : { usage: end.usage }),
    ...(end.sessionId === undefined ? {} : { sessionId: end.sessionId }),
  };
}
