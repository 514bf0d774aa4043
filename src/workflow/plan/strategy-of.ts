import type { ErrorStrategy } from "../written/words.ts";
import type { FailureStrategy } from "./plan.ts";

/** Gives what a written strategy means once a step's attempts are used up: `retry` has put its attempts into the steps' `retries` and then fails fast. */
export function strategyOf(written: ErrorStrategy): FailureStrategy {
  return written === "skip" || written === "continue" ? "continue" : "fail-fast";
}
