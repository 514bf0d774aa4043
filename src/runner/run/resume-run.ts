import { basename } from "node:path";
import { type Result, refuse } from "../../diagnostic/result.ts";
import { type OpenedJournal, openJournal } from "../journal/open-journal.ts";
import { decideResume } from "../schedule/decide-resume.ts";
import { createFold } from "../state/fold-events.ts";
import type { RunState } from "../state/run-state.ts";
import { preflightFolder } from "../preflight/run-preflight.ts";
import { beginWith } from "./begin-with.ts";
import { reportProblem } from "./report-problem.ts";
import type { ResumeOptions, Run, RunProblem } from "./run.ts";
import { attemptFolder } from "./run-files.ts";
import { type RunMachine, createRunMachine } from "./run-machine.ts";
import { digestOf, writeMeta } from "./run-meta.ts";
import { createRunProblem, problemOfFile, problemOfJournal } from "./run-problem.ts";

/**
 * Goes on with a run that was interrupted, failed or cancelled: what completed is kept, all else runs again. Refuses where another runner has the run, where the
 * source changed and nobody accepted that, and where nothing is left to do.
 */
export function resumeRun(options: ResumeOptions, machine: RunMachine = createRunMachine()): Result<Run, RunProblem> {
  const opened = openJournal(options.folder, { ...machine, now: machine.clock.now });
  if (!opened.ok) return refuse(problemOfJournal(opened.problem));
  const run = resumeOpened(options, machine, opened.value);
  if (!run.ok) opened.value.journal.close();
  return run;
}

function resumeOpened(options: ResumeOptions, machine: RunMachine, { journal, events, tornBytes }: OpenedJournal): Result<Run, RunProblem> {
  const { plan, source, startFrom, acceptChanges = false, folder } = options;
  const fold = createFold();
  for (const event of events) fold.apply(event);
  const { state } = fold;
  const sourceDigest = digestOf(source);
  const resumed = decideResume(plan, state, { sourceDigest, acceptChanges, ...(startFrom === undefined ? {} : { startFrom }) });
  if (!resumed.ok) return refuse(createRunProblem(resumed.problem.code, resumed.problem.message, resumed.problem.hint));
  const orphans = orphansOf(folder, state);
  if (sourceDigest !== state.sourceDigest) {
    const pinned = writeMeta(folder, { id: state.runId, workflow: plan.name, cwd: options.cwd, root: options.root, sourceDigest, source });
    if (!pinned.ok) return refuse(problemOfFile(pinned.problem));
  }
  if (tornBytes > 0) reportProblem(options, `The runner before this one was cut off while it wrote: ${tornBytes} bytes of an unfinished event were dropped`);
  return beginWith(resumed.value, { surroundings: options, machine, id: basename(folder), journal, fold, orphans });
}

/** The last attempts at steps that did not complete, not only at those that were running: a runner that was to end them may have been killed too. */
function orphansOf(folder: string, { steps }: RunState): readonly string[] {
  const open = [...steps.values()].filter(({ status, attempts }) => status !== "completed" && attempts > 0);
  return [...open.map(({ name, attempts }) => attemptFolder(folder, name, attempts)), preflightFolder(folder)];
}
