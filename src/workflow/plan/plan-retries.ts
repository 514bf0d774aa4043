import type { WrittenErrorHandling, WrittenFlow, WrittenWorkflow } from "../written/written-workflow.ts";
import type { FailureStrategy } from "./plan.ts";
import { strategyOf } from "./strategy-of.ts";

/** What happens when a step fails: extra attempts of steps that do not say themselves, and what a failure for good does to the run. */
export interface PlannedErrors {
  readonly strategy: FailureStrategy;
  /** Extra attempts of a step where neither it nor its agent says. */
  readonly retries: number;
  readonly retryDelayMs: number;
  /** Told of failures, as written. */
  readonly notifyChannel?: string;
}

/**
 * Combines a workflow's `onError` with the file's `errorHandling`, the more specific first (WORKFLOWS.md 3). `maxRetries` counts wherever it is written, but where a
 * workflow's other word takes back the file's `retry`; `retry` without a number asks for one extra attempt. Nothing else gives an extra attempt.
 */
export function planErrors(written: WrittenWorkflow, flow: Pick<WrittenFlow, "onError">): PlannedErrors {
  const handling: WrittenErrorHandling = written.errorHandling ?? {};
  const word = flow.onError ?? handling.strategy ?? "fail-fast";
  const takenBack = flow.onError !== undefined && flow.onError !== "retry" && handling.strategy === "retry";
  const { maxRetries = word === "retry" ? 1 : 0, retryDelayMs = 0, notifyChannel } = handling;
  return { strategy: strategyOf(word), retries: takenBack ? 0 : maxRetries, retryDelayMs, ...(notifyChannel === undefined ? {} : { notifyChannel }) };
}
