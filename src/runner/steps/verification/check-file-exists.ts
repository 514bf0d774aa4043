import { statSync } from "node:fs";
import { resolveStepPath } from "../find-step-folder.ts";
import type { StepAttempt } from "../step-executor.ts";
import { HOLDS, type Verdict } from "./verdict.ts";

/** Looks for a file at a path relative to the step's folder; a path or link that leaves the project is none. */
export function checkFileExists(attempt: StepAttempt, folder: string, written: string): Verdict {
  const found = resolveStepPath(attempt, folder, written);
  if (!found.ok) return { holds: false, error: found.problem.error, hint: found.problem.hint };
  const stats = statSync(found.value, { throwIfNoEntry: false });
  if (stats?.isFile() === true) return HOLDS;
  return { holds: false, error: stats === undefined ? `Cannot find the file "${written}" in "${folder}"` : `Unexpected "${written}", expected a file` };
}
