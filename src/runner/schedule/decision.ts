import type { SkipReason } from "../journal/run-event.ts";

/** A step that is not to run, and the step, barrier or event that keeps it from running. */
export interface Skip {
  readonly stepName: string;
  readonly reason: SkipReason;
  readonly because: string;
}

/** How a run ended. `unfinished` are the steps that failed, were skipped or could never start, in the order of the plan. */
export interface RunEnd {
  readonly status: "completed" | "failed" | "cancelled";
  readonly unfinished: readonly string[];
}

/**
 * What to do next. The runner does it and tells by events that it did (`step:started` for `start` before the work begins, `step:skipped`, the end of what it
 * stopped, `barrier:timed-out`, the end of the run); until then every decision says the same again. Lists are in the order of the plan.
 */
export interface Decision {
  readonly start: readonly string[];
  readonly skip: readonly Skip[];
  /** Running steps whose work is to be ended now. */
  readonly stop: readonly string[];
  readonly timedOutBarriers: readonly string[];
  /** Only when nothing else is left to do. */
  readonly end?: RunEnd;
  /** When to decide again though nothing happened, in milliseconds since 1970. */
  readonly wakeAtMs?: number;
}
