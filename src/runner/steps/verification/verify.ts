import { unreachable } from "../../../util/unreachable.ts";
import type { PlannedVerification } from "../../../workflow/plan/planned-step.ts";
import { resolveText } from "../../../workflow/template/resolve-text.ts";
import type { Template } from "../../../workflow/template/template.ts";
import type { StepAttempt } from "../step-executor.ts";
import type { StepSurroundings } from "../step-surroundings.ts";
import { checkExitCode } from "./check-exit-code.ts";
import { checkFileExists } from "./check-file-exists.ts";
import { checkOutputContains } from "./check-output-contains.ts";
import { runCustomCheck } from "./run-custom-check.ts";
import type { StepResult } from "./step-result.ts";
import { HOLDS, type Verdict } from "./verdict.ts";

/** Puts the result of a step to its check (README "Verification Checks", WORKFLOWS.md 3). A custom check without a command holds: it is left to the caller. */
export function verify(
  attempt: StepAttempt,
  { verification, result }: { readonly verification: PlannedVerification; readonly result: StepResult },
  surroundings: StepSurroundings,
): Verdict | Promise<Verdict> {
  switch (verification.kind) {
    case "exit_code":
      return checkExitCode(verification.exitCode, result.exitCode);
    case "output_contains":
      return withText(attempt, verification.text, (text) => checkOutputContains(text, result.output));
    case "file_exists":
      return withText(attempt, verification.path, (path) => checkFileExists(attempt, result.folder, path));
    case "custom": {
      const { command, timeoutMs = attempt.step.timeoutMs } = verification;
      return command === undefined ? HOLDS : runCustomCheck(attempt, { command, timeoutMs, cwd: result.folder }, surroundings);
    }
    default:
      return unreachable(verification);
  }
}

/** Whether a check looks at something, and is not left to the caller. */
export function isChecked(verification: PlannedVerification | undefined): verification is PlannedVerification {
  return verification !== undefined && (verification.kind !== "custom" || verification.command !== undefined);
}

function withText(attempt: StepAttempt, template: Template, check: (text: string) => Verdict | Promise<Verdict>): Verdict | Promise<Verdict> {
  const { text, problems } = resolveText(template, attempt.values);
  const [problem] = problems;
  return problem === undefined ? check(text) : { holds: false, error: problem.message };
}
