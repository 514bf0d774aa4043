import { join } from "node:path";
import type { Program, ProgramEnd } from "../../../process/program-run.ts";
import { runProgram } from "../../../process/run-program.ts";
import type { StepAttempt } from "../step-executor.ts";
import type { StepSurroundings } from "../step-surroundings.ts";
import { writeProcessRecord } from "./process-record.ts";
import { stepMark } from "./step-mark.ts";

/** A program of an attempt; its environment is added to the user's and the run's. */
export interface AttemptProgram extends Pick<Program, "file" | "args" | "cwd" | "stdin"> {
  readonly env: Readonly<Record<string, string>>;
  /** Absent where only the run's bound binds. */
  readonly timeoutMs?: number | undefined;
  readonly endSignal?: NodeJS.Signals;
  /** Goes before the names of the output files, for a program beside the attempt's own. */
  readonly prefix?: string;
}

/** How a program of an attempt ended, and the files with its output. */
export interface EndedProgram {
  readonly end: ProgramEnd;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of an attempt: output into the attempt's folder without bound, process id kept there, and nothing of it alive afterwards. */
export async function runAttemptProgram(attempt: StepAttempt, program: AttemptProgram, { graceMs }: StepSurroundings): Promise<EndedProgram> {
  const { prefix = "", timeoutMs = Infinity, endSignal = "SIGTERM", env, ...started } = program;
  const { folder, stop } = attempt;
  const files = { stdout: join(folder, `${prefix}stdout`), stderr: join(folder, `${prefix}stderr`) };
  const { end } = await runProgram(
    { ...started, env: { ...attempt.environment, ...env, ...stepVariables(attempt) }, mark: stepMark(folder) },
    {
      ...files,
      timeoutMs,
      graceMs,
      mostOutput: Infinity,
      stop,
      ...(program.endSignal === undefined ? {} : { endSignal }),
      onStart: (pid) => writeProcessRecord(folder, pid, endSignal),
    },
  );
  return { end, ...files };
}

function stepVariables({ runId, step, attempt }: StepAttempt): Readonly<Record<string, string>> {
  return { AGENT_RELAY_RUN_ID: runId, AGENT_RELAY_STEP: step.name, AGENT_RELAY_ATTEMPT: String(attempt) };
}
