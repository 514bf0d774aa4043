import type { Result } from "../../../src/diagnostic/result.ts";

/** Gives the value of a result that must have succeeded. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`Unexpected problem: ${JSON.stringify(result.problem)}`);
}

/** Gives the problem of a result that must have been refused. */
export function problemOf<Problem>(result: Result<unknown, Problem>): Problem {
  if (!result.ok) return result.problem;
  throw new Error(`Unexpected success: ${JSON.stringify(result.value)}`);
}
