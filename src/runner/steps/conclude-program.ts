import type { PlannedVerification } from "../../workflow/plan/planned-step.ts";
import { describeProgramEnd, type FailureDetails } from "./describe-program-end.ts";
import type { AttemptFailure } from "./fail-attempt.ts";
import type { EndedProgram } from "./processes/run-attempt-program.ts";
import type { StepAttempt } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";
import type { StepResult } from "./verification/step-result.ts";
import { isChecked, verify } from "./verification/verify.ts";

/** What the end of a step's program and its check say together; `unchecked` where it ended well and there is nothing to check. */
export type Conclusion = { readonly kind: "verification" | "file-at-timeout" | "unchecked" } | { readonly kind: "failed"; readonly failure: AttemptFailure };

/** A program that has ended, what is to be checked of it, and what its own words call a failure, where they do. */
export interface ProgramResult {
  readonly ended: EndedProgram;
  /** Files whose end is told with a failure, the first that has something. */
  readonly printed: readonly string[];
  readonly result: StepResult;
  /** In place of what the program's end says. */
  readonly failure?: AttemptFailure | undefined;
}

/**
 * Decides whether a step's program did its work: an end by a signal, a time-out or another exit code than 0 is a failure, unless a check of the exit code holds, or a file that was to be there
 * is there at the time-out (README). What has ended well is put to its check.
 */
export async function concludeProgram(attempt: StepAttempt, program: ProgramResult, surroundings: StepSurroundings): Promise<Conclusion> {
  const { verification, failOnError } = attempt.step;
  const { ended, result, printed } = program;
  const failure = program.failure ?? failureOf(ended, { printed, timeoutMs: attempt.step.timeoutMs });
  if (!isChecked(verification)) return failure === undefined ? { kind: "unchecked" } : { kind: "failed", failure };
  if (failure !== undefined && !mayOutweigh(verification, failure, failOnError)) return { kind: "failed", failure };
  const verdict = await verify(attempt, { verification, result }, surroundings);
  if (attempt.stop.aborted) return { kind: "failed", failure: { reason: "stopped", error: "Stopped before its end" } };
  if (!verdict.holds) return { kind: "failed", failure: pickFailure(failure, { ...verdict, verification, failOnError }) };
  if (failure?.reason === "timeout") return { kind: "file-at-timeout" };
  return failure?.reason === "exit-code" && verification.kind !== "exit_code" ? { kind: "failed", failure } : { kind: "verification" };
}

function failureOf({ end }: EndedProgram, details: FailureDetails): AttemptFailure | undefined {
  return end.kind === "exited" && end.exitCode === 0 ? undefined : describeProgramEnd(end, details);
}

/** Whether the check is to be looked at although the program failed. */
function mayOutweigh({ kind }: PlannedVerification, { reason }: AttemptFailure, failOnError: boolean): boolean {
  if (reason === "timeout") return kind === "file_exists";
  return reason === "exit-code" && (kind === "exit_code" || !failOnError);
}

/** Another exit code than the one that was wanted, where that is not 0, is told with both. */
function withWanted(failure: AttemptFailure, verification: PlannedVerification): AttemptFailure {
  if (verification.kind !== "exit_code" || verification.exitCode === 0) return failure;
  return { ...failure, error: failure.error.replace(/^Ended with exit code \d+/, (words) => `${words}, expected ${String(verification.exitCode)}`) };
}

/** An exit code that was not wanted is told with what the program printed; where a step may end with any, the check is what failed. */
function pickFailure(
  failure: AttemptFailure | undefined,
  check: { readonly error: string; readonly hint?: string | undefined; readonly verification: PlannedVerification; readonly failOnError: boolean },
): AttemptFailure {
  if (failure !== undefined && (failure.reason === "timeout" || check.failOnError)) return withWanted(failure, check.verification);
  const { description } = check.verification;
  const error = description === "" ? check.error : `${check.error} (${description})`;
  return { reason: "verification", error, hint: check.hint };
}
