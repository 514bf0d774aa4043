import { withStopSignals } from "../../process/with-stop-signals.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { recordRun } from "../../workspace/evidence/evidence-store.ts";
import { machineName } from "../../workspace/lease/machine-name.ts";
import type { CommandIo } from "../io.ts";
import type { ChosenCheck } from "./choose-checks.ts";
import type { VerifyJob } from "./collect-jobs.ts";
import { createRunProgress } from "./create-run-progress.ts";
import { scopeOf } from "./load-evidence.ts";
import { sweepOutputFolders } from "./output-folder.ts";
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

/** What came of the checks of a project: runs in order, commands that may not be run, and whether a signal cut it short. */
export interface VerifyOutcome {
  readonly runs: readonly CheckRun[];
  readonly refused: readonly ChosenCheck[];
  readonly interrupted: boolean;
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
  sweepOutputFolders();
  const interrupted = await withStopSignals(async (stop) => {
    const { env } = scene.io;
    const about = { folder: project.folder, inScope: scopeOf(project.handoff), env, stop };
    const runScene: RunScene = { ...about, timeoutMs: scene.timeoutMs, by: scene.by, host: machineName() };
    for (const [at, check] of chosen.entries()) {
      if (stop.aborted) break;
      const progress = createRunProgress(check.command, { at: at + 1, all: chosen.length }, scene.io);
      const run = await runCheck(check, runScene);
      progress.end();
      keep(project.folder, run, scene);
      runs.push(run);
    }
    return stop.aborted;
  });
  return { runs, refused, interrupted };
}

/** A run that a person cut short says nothing of the check: what was known before stays. */
function keep(folder: string, run: CheckRun, { io, told }: VerifyScene): void {
  if (run.outcome !== "interrupted") {
    const kept = recordRun(folder, run);
    if (!kept.ok) io.err(`Note: the run was not kept: ${kept.problem.message}\n`);
  }
  told(run);
}
