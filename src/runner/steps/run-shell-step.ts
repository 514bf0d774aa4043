import type { AttemptAt } from "./attempt-at.ts";
import { concludeProgram } from "./conclude-program.ts";
import { exitOf } from "./describe-program-end.ts";
import { failAttempt } from "./fail-attempt.ts";
import { findStepFolder } from "./find-step-folder.ts";
import { runShell } from "./processes/run-shell.ts";
import { readOutput } from "./read-output.ts";
import type { AttemptEnd } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";

/** Does one attempt at a shell step: runs the command, and puts what came of it to the step's check. */
export async function runShellStep(attempt: AttemptAt<"deterministic">, surroundings: StepSurroundings): Promise<AttemptEnd> {
  const { step } = attempt;
  const folder = findStepFolder(attempt);
  if (!folder.ok) return failAttempt(folder.problem);
  const ran = await runShell(attempt, { command: step.command, cwd: folder.value, timeoutMs: step.timeoutMs }, surroundings);
  if (!ran.ok) return failAttempt(ran.problem);
  const { end, stdout, stderr } = ran.value;
  const trace = { output: step.captureOutput ? readOutput(stdout, step.outputLimitBytes) : "", ...exitOf(end) };
  const result = { folder: folder.value, exitCode: trace.exitCode, output: { kind: "file", path: stdout } } as const;
  const verdict = await concludeProgram(attempt, { ended: ran.value, printed: [stderr, stdout], result }, surroundings);
  if (verdict.kind === "failed") return failAttempt(verdict.failure, trace);
  return { kind: "completed", ...trace, reason: verdict.kind === "unchecked" ? "exit" : verdict.kind };
}
