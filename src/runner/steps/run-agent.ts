import { join } from "node:path";
import type { OneShotEnd, OneShotOutcome } from "../../agents/one-shot/one-shot.ts";
import { missingProgram, ONE_SHOTS } from "../../agents/one-shot/one-shots.ts";
import { addPresetNote } from "../../agents/one-shot/presets.ts";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { readEnds } from "../../process/read-ends.ts";
import { agentEnvironment } from "./agent-environment.ts";
import type { AttemptAt } from "./attempt-at.ts";
import { exitOf } from "./describe-program-end.ts";
import type { AttemptFailure } from "./fail-attempt.ts";
import { resolveStepPath } from "./find-step-folder.ts";
import { type EndedProgram, runAttemptProgram } from "./processes/run-attempt-program.ts";
import { writeAttemptFile } from "./processes/write-attempt-file.ts";
import type { StepSurroundings } from "./step-surroundings.ts";
import type { ComposedTask } from "./task/compose-task.ts";

/** How much of a CLI's output is read: its result stands at the end, its session at the beginning. */
const READ_BYTES = { head: 1_048_576, tail: 8_388_608 };

/** Name of the file with the whole task, in the attempt's folder, whichever way the task goes. */
const TASK_FILE = "task.md";

/** A run of an agent's CLI, with what came of it. */
export interface AgentRun {
  readonly ended: EndedProgram;
  readonly outcome: OneShotOutcome;
  /** What the agent was asked and told, whose echo is not its answer. */
  readonly asked: { readonly task: string; readonly told: string };
}

/** Runs an agent's CLI once for a step: writes the task into the attempt's folder, starts the adapter's command line and reads its output. */
export async function runAgent(
  attempt: AttemptAt<"agent">,
  { task, cwd }: { readonly task: ComposedTask; readonly cwd: string },
  surroundings: StepSurroundings,
): Promise<Result<AgentRun, AttemptFailure>> {
  const { step } = attempt;
  const { agent } = step;
  const adapter = ONE_SHOTS[agent.cli];
  const folders = findFolders(attempt);
  if (!folders.ok) return folders;
  const access = step.access ?? agent.access;
  const { model, preset } = agent;
  const taskFile = join(attempt.folder, TASK_FILE);
  const invocation = adapter.write(task.text, { model, access, preset, taskFile, additionalPaths: folders.value });
  const whole = addPresetNote(task.text, preset);
  writeAttemptFile(attempt.folder, TASK_FILE, invocation.taskFile?.text ?? (invocation.stdin || whole));
  const stdin = invocation.stdin === "" ? {} : { stdin: taskFile };
  const { file, args, env } = invocation;
  const program = {
    file,
    args,
    env: { ...agentEnvironment(attempt.environment), ...env },
    cwd,
    timeoutMs: step.timeoutMs,
    endSignal: adapter.endSignal,
    ...stdin,
  };
  const ended = await runAttemptProgram(attempt, program, surroundings);
  if (ended.end.kind === "not-started" && ended.end.message.includes("ENOENT")) return refuse(missing(agent.cli));
  return succeed({ ended, outcome: adapter.read(describeEnd(ended, adapter.endSignal)), asked: { task: addPresetNote(task.own, preset), told: task.told } });
}

function findFolders(attempt: AttemptAt<"agent">): Result<readonly string[], AttemptFailure> {
  const found: string[] = [];
  for (const written of attempt.step.agent.additionalPaths) {
    const folder = resolveStepPath(attempt, attempt.cwd, written);
    if (!folder.ok) return folder;
    found.push(folder.value);
  }
  return succeed(found);
}

function missing(cli: AttemptAt<"agent">["step"]["agent"]["cli"]): AttemptFailure {
  const { message, hint } = missingProgram(cli);
  return { reason: "not-started", error: message, hint };
}

function describeEnd({ end, stdout, stderr }: EndedProgram, endSignal: string): OneShotEnd {
  const { exitCode, exitSignal } = exitOf(end);
  const signal = end.kind === "exited" ? undefined : (exitSignal ?? endSignal);
  return { exitCode, signal, stdout: readLong(stdout), stderr: readLong(stderr) };
}

function readLong(path: string): string {
  const { head, tail } = readEnds(path, READ_BYTES);
  return tail === "" ? head : `${head}\n${tail}`;
}
