import { join } from "node:path";
import { commandProgram } from "../../process/command-program.ts";
import type { ProgramEnd, ProgramRun } from "../../process/program-run.ts";
import { runProgram } from "../../process/run-program.ts";
import type { Fingerprint } from "../../protocol/evidence/fingerprint.ts";
import type { RunOutcome } from "../../protocol/evidence/model.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { unreachable } from "../../util/unreachable.ts";
import { utcSeconds } from "../../util/utc-seconds.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { type ReadFingerprint, readFingerprint } from "../../workspace/evidence/read-fingerprint.ts";
import type { ChosenCheck } from "./choose-checks.ts";
import { keepOutput } from "./keep-output.ts";
import { removeOutputFolder } from "./output-folder.ts";

/** Where and for how long checks run, and who runs them. */
export interface RunScene {
  /** Folder of the project. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly inScope: ((path: string) => boolean) | undefined;
  readonly by: string;
  readonly host: string;
  readonly stop: AbortSignal;
  /** Private folder for the output, which is removed afterwards. */
  readonly outputs: string;
}

/** Runs one check in the project's folder and gives what came of it, ready to be kept. */
export async function runCheck({ command, of }: ChosenCheck, scene: RunScene): Promise<CheckRun> {
  try {
    const paths = { stdout: join(scene.outputs, "stdout"), stderr: join(scene.outputs, "stderr") };
    const before = readFingerprint(scene.folder, scene.inScope);
    const startedAt = utcSeconds(Date.now());
    const program = { ...commandProgram(command, process.platform), cwd: scene.folder, env: scene.env };
    const run = await runProgram(program, { ...paths, timeoutMs: scene.timeoutMs, stop: scene.stop });
    const after = readFingerprint(scene.folder, scene.inScope);
    const files = testedFiles(before, after);
    const stderr = run.end.kind === "not-started" ? { head: redactSecrets(run.end.message), tail: "", bytes: 0 } : keepOutput(paths.stderr);
    const about = { startedAt, endedAt: utcSeconds(Date.now()), durationMs: run.durationMs, files, by: scene.by, host: scene.host };
    return { command, of, ...resultOf(run), ...about, stdout: keepOutput(paths.stdout), stderr };
  } finally {
    removeOutputFolder(scene.outputs);
  }
}

/** What a check rests on: what it leaves behind does not make it stale, and what others change while it runs does. */
function testedFiles(before: ReadFingerprint, { tracked, ...after }: ReadFingerprint): Fingerprint {
  const files = tracked === before.tracked ? after.files : before.files;
  return before.scope === undefined ? { ...after, files } : { ...after, scope: before.scope };
}

function resultOf({ end }: ProgramRun): Pick<CheckRun, "outcome" | "exitCode" | "signal"> {
  const outcome = outcomeOf(end);
  if (end.kind === "exited") return { outcome, exitCode: end.exitCode };
  return end.kind === "signalled" ? { outcome, signal: end.signal } : { outcome };
}

function outcomeOf(end: ProgramEnd): RunOutcome {
  switch (end.kind) {
    case "exited":
      return end.exitCode === 0 ? "passed" : "failed";
    case "signalled":
    case "timed-out":
    case "too-much-output":
    case "not-started":
      return end.kind;
    case "stopped":
      return "interrupted";
    default:
      return unreachable(end);
  }
}
