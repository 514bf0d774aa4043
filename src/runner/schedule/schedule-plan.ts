import type { Plan, PlannedBarrier } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";

/** What scheduling needs to know of a step. Names are unique. */
export type ScheduleStep = Pick<PlannedStep, "name" | "dependsOn" | "retries" | "retryDelayMs" | "failOnError">;

/** Holds steps until those of `waitFor` are done (WORKFLOWS.md 5); holding a step that one of `waitFor` depends on makes a run end as failed. */
export type ScheduleBarrier = PlannedBarrier;

/** What scheduling needs to know of a plan. */
export interface SchedulePlan extends Pick<Plan, "maxConcurrency" | "strategy" | "barriers"> {
  /** In the order in which they start where several could. */
  readonly steps: readonly ScheduleStep[];
}
