import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { EventBody } from "../journal/run-event.ts";
import { createExecutor } from "../steps/create-executor.ts";
import type { Run, RunProblem } from "./run.ts";
import { createRunProblem } from "./run-problem.ts";
import { type StartParts, createLivingRun } from "./start-run.ts";

/** Writes the event that begins or resumes a run, makes it durable, and lets the run go. */
export function beginWith(first: EventBody, parts: Omit<StartParts, "execute">): Result<Run, RunProblem> {
  const { approve, execute = createExecutor(approve === undefined ? {} : { approve }) } = parts.surroundings;
  const living = createLivingRun({ ...parts, execute });
  if (!living.recorder.record([first])) {
    parts.journal.close();
    return refuse(createRunProblem("io", living.recorder.problem ?? ""));
  }
  return succeed(living.start());
}
