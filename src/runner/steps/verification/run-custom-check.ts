import type { Template } from "../../../workflow/template/template.ts";
import { describeProgramEnd } from "../describe-program-end.ts";
import { runShell } from "../processes/run-shell.ts";
import type { StepAttempt } from "../step-executor.ts";
import type { StepSurroundings } from "../step-surroundings.ts";
import { HOLDS, type Verdict } from "./verdict.ts";

/** A check that is a command. */
export interface CustomCheck {
  readonly command: Template;
  readonly cwd: string;
  readonly timeoutMs?: number | undefined;
}

/** Runs a check's command in the step's folder; it holds where that ends with exit code 0. Its output lies beside the step's. */
export async function runCustomCheck(attempt: StepAttempt, check: CustomCheck, surroundings: StepSurroundings): Promise<Verdict> {
  const ran = await runShell(attempt, { ...check, prefix: "check-" }, surroundings);
  if (!ran.ok) return { holds: false, error: ran.problem.error, hint: ran.problem.hint };
  const { end, stdout, stderr } = ran.value;
  if (end.kind === "exited" && end.exitCode === 0) return HOLDS;
  return { holds: false, error: `Check failed: ${describeProgramEnd(end, { timeoutMs: check.timeoutMs, printed: [stderr, stdout] }).error}` };
}
