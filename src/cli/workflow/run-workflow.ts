import { createWriteBack, type WriteBack } from "../../bridge/write-back.ts";
import { createRunDocument } from "../../report/run/run-document.ts";
import { type RunView, viewSteps } from "../../report/run/run-view.ts";
import type { Result } from "../../diagnostic/result.ts";
import type { RunEvent } from "../../runner/journal/run-event.ts";
import { beginRun } from "../../runner/run/begin-run.ts";
import { resumeRun } from "../../runner/run/resume-run.ts";
import type { Run, RunProblem, RunSource, RunSurroundings } from "../../runner/run/run.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { createExecutor } from "../../runner/steps/create-executor.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { createApprover } from "./create-approver.ts";
import { createFollower } from "./create-follower.ts";
import type { Follower } from "./follower.ts";
import type { Bridge } from "./open-bridge.ts";
import { permitHandoff } from "./permit-handoff.ts";
import type { RunPlace } from "./run-place.ts";
import { leaveTerminal } from "./leave-terminal.ts";
import { textReader } from "./run-texts.ts";
import { onStopSignals } from "./stop-signals.ts";
import { tellSummary } from "./tell-summary.ts";

/** A workflow to run, and how. */
export interface RunOrder {
  readonly plan: Plan;
  readonly source: RunSource;
  readonly place: RunPlace;
  readonly startFrom?: string | undefined;
  /** Folder of the run to go on with; a new run begins where it is absent. */
  readonly resume?: string | undefined;
  readonly acceptChanges: boolean;
  readonly yes: boolean;
  readonly json: boolean;
  /** The project whose handoff the run is of, and the agents that are known here: what comes of the run is written back. */
  readonly bridge?: Bridge | undefined;
}

/** Exit code of what a signal ended. */
const INTERRUPTED = 130;

/** Runs a planned workflow until its end and shows it: progress on standard error, the summary or one document on standard output. Gives the exit code: 0 completed, 1 not, 130 stopped by a signal. */
export async function runWorkflow(order: RunOrder, io: CommandIo): Promise<number> {
  if (order.source.kind === "handoff") await permitHandoff({ ...order, folder: order.bridge?.project.folder ?? order.place.cwd }, io);
  const follower = createFollower(io);
  const back = createBack(order, follower, io);
  const heard = createEars(follower, back);
  const begun = begin(order, { follower, heard, back, io });
  if (!begun.ok) throw new CommandError(begun.problem.message, { exitCode: 1, hint: begun.problem.hint });
  const run = begun.value;
  const view = { runId: run.id, title: order.plan.name, steps: viewSteps(order.plan), state: run.state, textOf: textReader(run.folder) };
  let stopped = false;
  let isHungUp = false;
  const forget = onStopSignals((signal) => {
    isHungUp ||= signal === "SIGHUP";
    if (stopped) follower.tell("Killing what still runs");
    else follower.tell(`${signal}: ending what runs; once more kills it at once`);
    stopped = true;
    run.abort(signal);
  });
  heard.begin(view);
  try {
    const state = await run.finished;
    back?.finish(state);
  } finally {
    follower.end();
    forget();
  }
  if (run.problem !== undefined) io.err(`${run.problem}\n`);
  tellEnd(view, { run, json: order.json, io });
  if (isHungUp) leaveTerminal();
  if (stopped) return INTERRUPTED;
  return run.state.status === "completed" && run.problem === undefined ? 0 : 1;
}

interface Ears {
  hear(event: RunEvent): void;
  begin(view: RunView): void;
}

/** The first events come before there is a run to look at. */
function createEars(follower: Follower, back: WriteBack | undefined): Ears {
  let early: RunEvent[] | undefined = [];
  return {
    hear(event) {
      back?.onEvent(event);
      if (early === undefined) follower.onEvent(event);
      else early.push(event);
    },
    begin(view) {
      follower.begin(view);
      for (const event of early ?? []) follower.onEvent(event);
      early = undefined;
    },
  };
}

function createBack({ plan, place, bridge }: RunOrder, follower: Follower, io: CommandIo): WriteBack | undefined {
  if (bridge === undefined) return undefined;
  return createWriteBack({ ...bridge, plan, runsFolder: place.runsFolder, now: () => io.now(), onProblem: (message) => follower.tell(message) });
}

interface Scene {
  readonly follower: Follower;
  readonly heard: Ears;
  readonly back: WriteBack | undefined;
  readonly io: CommandIo;
}

function begin(order: RunOrder, { follower, heard, back, io }: Scene): Result<Run, RunProblem> {
  const { plan, source, place, startFrom, resume, acceptChanges, yes } = order;
  const approve = createApprover({ yes, follower, io });
  const asked = approve === undefined ? {} : { approve };
  const surroundings: RunSurroundings = {
    plan,
    source,
    cwd: place.cwd,
    root: place.root,
    environment: io.env,
    onEvent: (event) => heard.hear(event),
    onProblem: (message) => follower.tell(message),
    ...asked,
    ...(back === undefined ? {} : { execute: back.around(createExecutor(asked)) }),
    ...(startFrom === undefined ? {} : { startFrom }),
  };
  if (resume === undefined) return beginRun({ ...surroundings, runsFolder: place.runsFolder });
  return resumeRun({ ...surroundings, folder: resume, acceptChanges });
}

function tellEnd(view: RunView, { run, json, io }: { readonly run: Run; readonly json: boolean; readonly io: CommandIo }): void {
  const ended: RunView = run.problem === undefined ? view : { ...view, status: "interrupted" };
  if (json) printJson(io, "run", { folder: run.folder, run: createRunDocument(ended, Date.now()) });
  else tellSummary({ view: ended, folder: run.folder }, io);
}
