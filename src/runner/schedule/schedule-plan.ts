/** What a workflow does when a step has failed for good: `fail-fast` ends the run, `continue` skips what depends on the step and goes on with the rest. */
export type FailureStrategy = "fail-fast" | "continue";

/** What scheduling needs to know of a step. Names are unique. */
export interface ScheduleStep {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /** Extra attempts after the first. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** False turns an attempt that ended with a non-zero exit code into a completed one. */
  readonly failOnError: boolean;
}

/** How many steps of `waitFor` have to be completed before a barrier lets anything through. */
export type BarrierMode = "all" | "any" | "majority";

/** Holds steps until those of `waitFor` are done (WORKFLOWS.md 5); holding a step that one of `waitFor` depends on makes a run end as failed. */
export interface ScheduleBarrier {
  readonly name: string;
  readonly waitFor: readonly string[];
  readonly mode: BarrierMode;
  /** Steps that wait at it besides waiting for their own dependencies. */
  readonly holds: readonly string[];
  /** Counted from the start of the first step of `waitFor`; no limit where absent. */
  readonly timeoutMs?: number;
}

/** What scheduling needs to know of a workflow; made from its plan once. */
export interface SchedulePlan {
  /** In the order in which they start where several could. */
  readonly steps: readonly ScheduleStep[];
  /** At least 1. */
  readonly maxConcurrency: number;
  readonly strategy: FailureStrategy;
  readonly barriers: readonly ScheduleBarrier[];
}

/** The words that people write for a strategy (README, "Error Handling"). */
export const WRITTEN_STRATEGIES = ["fail", "fail-fast", "skip", "continue", "retry"] as const;
export type WrittenStrategy = (typeof WRITTEN_STRATEGIES)[number];

/** Gives what a written strategy means once a step's attempts are used up: `retry` has put its attempts into the steps' `retries` and then fails fast. */
export function strategyOf(written: WrittenStrategy): FailureStrategy {
  return written === "skip" || written === "continue" ? "continue" : "fail-fast";
}

/** Lists the steps that a written barrier holds: every one that depends on a step it waits for and is not waited for itself. */
export function heldBy(waitFor: readonly string[], steps: readonly Pick<ScheduleStep, "name" | "dependsOn">[]): readonly string[] {
  const awaited = new Set(waitFor);
  return steps.filter(({ name, dependsOn }) => !awaited.has(name) && dependsOn.some((dependency) => awaited.has(dependency))).map(({ name }) => name);
}
