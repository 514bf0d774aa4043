import { isAbsolute, join } from "node:path";
import { mkdirSync } from "node:fs";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import type { RunEvent } from "../../runner/journal/run-event.ts";
import { beginRun } from "../../runner/run/begin-run.ts";
import { resumeRun } from "../../runner/run/resume-run.ts";
import type { Run, RunSurroundings } from "../../runner/run/run.ts";
import type { ExecuteStep } from "../../runner/steps/step-executor.ts";
import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { WorkflowPlace } from "../find-place.ts";
import { SCRIPT_VARIABLE } from "../script-flags.ts";
import { readEvent, type WorkflowEvent } from "../workflow-event.ts";
import { createMirror, type RunMirror } from "./mirror-run.ts";
import type { PreparedWorkflow } from "./prepare-workflow.ts";
import { withSignals } from "./with-signals.ts";
import type { WorkflowDb } from "./workflow-db.ts";
import { createResult, type WorkflowResult } from "./workflow-result.ts";

/** What a run goes with, whatever workflow it is of. */
export interface RunSettings {
  readonly execute: ExecuteStep | undefined;
  readonly approve: RunSurroundings["approve"] | undefined;
  readonly db: WorkflowDb | undefined;
  readonly summaryDir: string | undefined;
  readonly workspaceId: string;
  /** Whether signals to this process end the run first. */
  readonly handleSignals: boolean;
  readonly onEvent: (event: WorkflowEvent) => void;
  readonly onProblem: (message: string) => void;
  /** Called once when the run is there, before anything of it happens. */
  readonly onBegun: (run: Run) => void;
}

/** A run to be performed: a new one, or one to go on with where `resume` is its folder. */
export interface RunOrder {
  readonly prepared: PreparedWorkflow & { readonly plan: Plan };
  readonly config: RelayYamlConfig;
  readonly place: WorkflowPlace;
  readonly startFrom: string | undefined;
  readonly resume: string | undefined;
  readonly acceptChanges: boolean;
}

/** Runs a workflow to its end. @throws Error where it cannot begin; a run that fails is a result. */
export async function performRun(order: RunOrder, settings: RunSettings): Promise<WorkflowResult> {
  const { plan } = order.prepared;
  const hear = createHearing(settings.onEvent);
  const run = start(order, settings, hear.onEvent);
  const parts = { plan, config: order.config, folder: run.folder, workspaceId: settings.workspaceId };
  const mirror =
    settings.db === undefined ? undefined : createMirror({ ...parts, db: settings.db, id: run.id, state: run.state, onProblem: settings.onProblem });
  hear.open(run, mirror);
  settings.onBegun(run);
  const finish = async (): Promise<WorkflowResult> => {
    const result = createResult(await run.finished, { ...parts, problem: run.problem });
    await mirror?.end(result);
    writeSummary(result, order.place, settings);
    return result;
  };
  return await (settings.handleSignals ? withSignals((signal) => run.abort(signal), finish) : finish());
}

function start({ prepared, place, startFrom, resume, acceptChanges }: RunOrder, settings: RunSettings, onEvent: (event: RunEvent) => void): Run {
  // A step that runs a script of its own is not to get what this one was told.
  const { [SCRIPT_VARIABLE]: _, ...environment } = process.env;
  const surroundings: RunSurroundings = {
    plan: prepared.plan,
    source: prepared.source,
    cwd: place.cwd,
    root: place.root,
    environment,
    onEvent,
    onProblem: settings.onProblem,
    ...(settings.execute === undefined ? {} : { execute: settings.execute }),
    ...(settings.approve === undefined ? {} : { approve: settings.approve }),
    ...(startFrom === undefined ? {} : { startFrom }),
  };
  const begun =
    resume === undefined ? beginRun({ ...surroundings, runsFolder: place.runsFolder }) : resumeRun({ ...surroundings, folder: resume, acceptChanges });
  if (begun.ok) return begun.value;
  const { message, hint } = begun.problem;
  throw new Error(hint === undefined ? message : `${message}; ${hint}`);
}

/** Events that come before their run is known wait for it. */
function createHearing(listen: (event: WorkflowEvent) => void): {
  readonly onEvent: (event: RunEvent) => void;
  readonly open: (run: Run, mirror: RunMirror | undefined) => void;
} {
  let waiting: RunEvent[] = [];
  let tell: ((event: RunEvent) => void) | undefined;
  return {
    onEvent: (event) => (tell === undefined ? void waiting.push(event) : tell(event)),
    open(run, mirror) {
      tell = (event) => {
        const told = readEvent(event, run.folder);
        mirror?.onEvent(told);
        listen(told);
      };
      const early = waiting;
      waiting = [];
      for (const event of early) tell(event);
    },
  };
}

function writeSummary(result: WorkflowResult, { cwd }: WorkflowPlace, { summaryDir, onProblem }: RunSettings): void {
  if (summaryDir === undefined) return;
  const folder = isAbsolute(summaryDir) ? summaryDir : join(cwd, summaryDir);
  mkdirSync(folder, { recursive: true });
  const written = writeMachineFile(join(folder, `${result.id}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
  if (!written.ok) onProblem(written.problem.message);
}
