import { type Result, refuse, succeed } from "../../../diagnostic/result.ts";
import { SHELL } from "../../../process/shell.ts";
import { resolveCommand } from "../../../workflow/template/resolve-command.ts";
import type { Template } from "../../../workflow/template/template.ts";
import type { AttemptFailure } from "../fail-attempt.ts";
import type { StepAttempt } from "../step-executor.ts";
import type { StepSurroundings } from "../step-surroundings.ts";
import { type EndedProgram, runAttemptProgram } from "./run-attempt-program.ts";
import { writeAttemptFile } from "./write-attempt-file.ts";

/** A command of a step, and how it is bounded. */
export interface ShellCommand {
  readonly command: Template;
  readonly cwd: string;
  readonly timeoutMs?: number | undefined;
  readonly prefix?: string;
}

/** Runs a command in `sh` with its values as values. One that lacks a value, or would make code of one, is not run. */
export async function runShell(
  attempt: StepAttempt,
  { command, prefix = "", ...rest }: ShellCommand,
  surroundings: StepSurroundings,
): Promise<Result<EndedProgram, AttemptFailure>> {
  const { script, environment, file, problems } = resolveCommand(command, attempt.values);
  if (problems.length > 0) return refuse({ reason: "error", error: problems.map(({ message }) => message).join("; ") });
  const env = { ...environment };
  if (file !== undefined) env[file.variable] = writeAttemptFile(attempt.folder, `${prefix}values`, file.text);
  return succeed(await runAttemptProgram(attempt, { ...rest, prefix, env, file: SHELL, args: ["-c", script] }, surroundings));
}
