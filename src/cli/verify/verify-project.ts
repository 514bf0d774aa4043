import { withStopSignals } from "../../process/with-stop-signals.ts";
import { messageLine } from "../../util/message-line.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { recordRun } from "../../workspace/evidence/evidence-store.ts";
import { machineName } from "../../workspace/lease/machine-name.ts";
import type { CommandIo } from "../io.ts";
import type { ChosenCheck } from "./choose-checks.ts";
import type { VerifyJob } from "./collect-jobs.ts";
import { createRunProgress } from "./create-run-progress.ts";
import { scopeOf } from "./load-evidence.ts";
import { makeOutputFolder, sweepOutputFolders } from "./output-folder.ts";
import { type PermitScene, permitChecks } from "./permit-checks.ts";
import { type RunScene, runCheck } from "./run-check.ts";

/** How the checks of a project are run. */
export interface VerifyScene {
  readonly io: CommandIo;
  readonly timeoutMs: number;
  /** Who runs them: an agent, `user`, or "". */
  readonly by: string;
  readonly permit: Omit<PermitScene, "folder">;
  /** Is told of each run when it ended. */
  readonly told: (run: CheckRun) => void;
}

/** What came of the checks of a project: runs in order, commands that may not be run, and whether a signal cut it short. `kept` is false where a run is no evidence because it could not be written. */
export interface VerifyOutcome {
  readonly runs: readonly CheckRun[];
  readonly refused: readonly ChosenCheck[];
  readonly interrupted: boolean;
  readonly kept: boolean;
}

/** Runs the checks of a project that may be run, one after the other, and keeps each run as soon as it ended. A signal ends the one that runs, and nothing more is begun. */
export async function verifyProject({ project, checks }: VerifyJob, scene: VerifyScene): Promise<VerifyOutcome> {
  const allowed = await permitChecks(
    checks.map(({ command }) => command),
    { ...scene.permit, folder: project.folder },
  );
  const chosen = checks.filter(({ command }) => allowed.has(command));
  const refused = checks.filter(({ command }) => !allowed.has(command));
  const runs: CheckRun[] = [];
  let kept = true;
  sweepOutputFolders();
  const interrupted = await withStopSignals(async (stop) => {
    const { env } = scene.io;
    const about = { folder: project.folder, inScope: scopeOf(project.handoff), env, stop };
    const runScene: Omit<RunScene, "outputs"> = { ...about, timeoutMs: scene.timeoutMs, by: scene.by, host: machineName() };
    for (const [at, check] of chosen.entries()) {
      if (stop.aborted) break;
      const outputs = makeOutputFolder();
      const progress = createRunProgress(check.command, { at: at + 1, all: chosen.length }, scene.io);
      const run = await runCheck(check, { ...runScene, outputs });
      progress.end();
      kept = keep(project.folder, run, scene) && kept;
      runs.push(run);
    }
    return stop.aborted;
  });
  return { runs, refused, interrupted, kept };
}

/** A run that a person cut short says nothing of the check: what was known before stays. */
function keep(folder: string, run: CheckRun, { io, told }: VerifyScene): boolean {
  const kept = run.outcome === "interrupted" ? undefined : recordRun(folder, run);
  told(run);
  if (kept?.ok === false) io.err(`${messageLine(`Cannot keep the run as evidence: ${kept.problem.message}`)}\n`);
  return kept?.ok !== false;
}
