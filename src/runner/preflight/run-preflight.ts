import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Plan, PlannedCheck } from "../../workflow/plan/plan.ts";
import type { ProgramEnd } from "../../process/program-run.ts";
import { readEnds } from "../../process/read-ends.ts";
import { runProgram } from "../../process/run-program.ts";
import { SHELL } from "../../process/shell.ts";
import { unreachable } from "../../util/unreachable.ts";
import { parseTemplate } from "../../workflow/template/parse-template.ts";
import { resolveCommand } from "../../workflow/template/resolve-command.ts";
import { writeProcessRecord } from "../steps/processes/process-record.ts";
import { writeAttemptFile } from "../steps/processes/write-attempt-file.ts";
import { stepMark } from "../steps/processes/step-mark.ts";
import { judgeCheck } from "./judge-check.ts";

/** Where checks run, and what bounds them. Paths are absolute. */
export interface PreflightOptions {
  /** The run's folder, where their output is kept. */
  readonly folder: string;
  readonly id: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What references in the commands stand for. */
  readonly variables: Plan["variables"];
  readonly stop: AbortSignal;
  /** Bound of each check; 10 minutes where absent. */
  readonly timeoutMs?: number | undefined;
}

/** Gives the folder of the checks' output and process, in a run's folder. */
export function preflightFolder(runFolder: string): string {
  return join(runFolder, "preflight");
}

const TIMEOUT_MS = 600_000;

/** So much of each end of a check's output is looked at. */
const MOST_BYTES = 512 * 1024;

/** Makes the checks of a workflow one after another; gives the sentence of the first that fails. Nothing a check started is alive afterwards. */
export async function runPreflight(checks: readonly PlannedCheck[], options: PreflightOptions): Promise<string | undefined> {
  mkdirSync(preflightFolder(options.folder), { recursive: true, mode: 0o700 });
  for (const [index, check] of checks.entries()) {
    const reason = await runCheck(check, index + 1, options);
    if (reason !== undefined) return `Preflight check ${describeCheck(check)} failed: ${reason}`;
  }
  return undefined;
}

function describeCheck({ command, description }: PlannedCheck): string {
  return description === "" ? `\`${command}\`` : `"${description}" (\`${command}\`)`;
}

async function runCheck(check: PlannedCheck, number: number, options: PreflightOptions): Promise<string | undefined> {
  const { id, cwd, environment, stop, variables } = options;
  const { script, environment: values, file, problems } = resolveCommand(parseTemplate(check.command), { variables, steps: new Map() });
  if (problems.length > 0) return problems.map(({ message }) => message).join("; ");
  const folder = preflightFolder(options.folder);
  const stdout = join(folder, `${number}-stdout`);
  const stderr = join(folder, `${number}-stderr`);
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const long = file === undefined ? {} : { [file.variable]: writeAttemptFile(folder, `${number}-values`, file.text) };
  const env = { ...environment, ...values, ...long, AGENT_RELAY_RUN_ID: id };
  const program = { file: SHELL, args: ["-c", script], cwd, env, mark: stepMark(folder) };
  const onStart = (pid: number): void => writeProcessRecord(folder, pid, "SIGTERM");
  const { end } = await runProgram(program, { stdout, stderr, timeoutMs, stop, onStart });
  const { head, tail } = readEnds(stdout, { head: MOST_BYTES, tail: MOST_BYTES });
  return describeBadEnd(end, timeoutMs, stderr) ?? judgeCheck(check, head + tail);
}

function describeBadEnd(end: ProgramEnd, timeoutMs: number, stderr: string): string | undefined {
  switch (end.kind) {
    case "exited":
      return end.exitCode === 0 ? undefined : `it exited with ${end.exitCode}${describeErrors(stderr)}`;
    case "signalled":
      return `it was ended by ${end.signal}${describeErrors(stderr)}`;
    case "timed-out":
      return `it took longer than ${timeoutMs / 1000} s`;
    case "too-much-output":
      return "it printed too much";
    case "stopped":
      return "it was stopped";
    case "not-started":
      return `it could not be started: ${end.message}`;
    default:
      return unreachable(end);
  }
}

function describeErrors(stderr: string): string {
  const { head, tail } = readEnds(stderr, { head: 0, tail: 500 });
  const text = (head + tail).trim();
  return text === "" ? "" : `: ${text}`;
}
