import type { RunEvent } from "../journal/run-event.ts";
import type { Journal } from "../journal/journal.ts";
import { type Scheduler, createScheduler } from "../schedule/create-scheduler.ts";
import type { RunFold } from "../state/fold-events.ts";
import type { RunState } from "../state/run-state.ts";
import type { ExecuteStep } from "../steps/step-executor.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { StepValue } from "../../workflow/template/values.ts";
import { preflightFolder } from "../preflight/run-preflight.ts";
import { createAttempts } from "./attempts.ts";
import { watchControl } from "./control.ts";
import { prepareRun } from "./prepare-run.ts";
import { type Recorder, createRecorder } from "./recorder.ts";
import { createRun, obey } from "./create-run.ts";
import { reportProblem } from "./report-problem.ts";
import type { Run, RunSurroundings } from "./run.ts";
import { type RunLoop, createRunLoop } from "./run-loop.ts";
import type { RunMachine } from "./run-machine.ts";
import { writeState } from "./run-summary.ts";
import { createStepValue } from "./step-values.ts";

/** A run whose journal is open. */
export interface StartParts {
  readonly surroundings: RunSurroundings;
  readonly machine: RunMachine;
  readonly id: string;
  readonly journal: Journal;
  /** The state that the journal gave when it was opened. */
  readonly fold: RunFold;
  readonly execute: ExecuteStep;
  /** Folders of attempts that a runner before this one may have left alive; absent for a new run. */
  readonly orphans?: readonly string[];
}

/** The parts of a run that know of each other. */
export interface LivingRun {
  readonly recorder: Recorder;
  /** Begins to work; called once, when the event that begins or resumes the run is recorded and durable. */
  start(): Run;
}

/** Puts the parts of a run together; nothing happens before its `start`, and the schedule is laid out only then, once for all that is known. */
export function createLivingRun(parts: StartParts): LivingRun {
  const { journal, surroundings, fold } = parts;
  let scheduler: Scheduler | undefined;
  const recorder = createRecorder({ journal, fold, scheduler: { observe: (event) => scheduler?.observe(event) }, tell: createTeller(surroundings) });
  return {
    recorder,
    start() {
      scheduler = createScheduler(surroundings.plan, fold.state);
      return startRun(parts, recorder, scheduler);
    },
  };
}

function startRun(parts: StartParts, recorder: Recorder, scheduler: Scheduler): Run {
  const { surroundings, machine, journal, id, fold } = parts;
  const { plan, cwd, root } = surroundings;
  // A copy: the system is asked for each variable of `process.env` each time.
  const environment = { ...surroundings.environment };
  const { folder } = journal;
  const { state } = fold;
  const values = new Map<string, StepValue>();
  const keepValue = (step: PlannedStep): void => {
    const known = state.steps.get(step.name);
    // What was only taken as done left nothing: a step that refers to it fails before anything is spent.
    if (known?.status === "completed" && known.completion !== "assumed") values.set(step.name, createStepValue(folder, known));
  };
  for (const step of plan.steps) keepValue(step);
  const preparing = new AbortController();
  let resolve = (_state: RunState): void => {};
  const finished = new Promise<RunState>((settle) => (resolve = settle));
  const attempts = createAttempts({ folder, execute: parts.execute, onEnd: () => loop.wake() });
  // Outputs were bounded when they were stored.
  const templateValues = { variables: plan.variables, steps: values, outputLimitBytes: Number.MAX_SAFE_INTEGER };
  const loop: RunLoop = createRunLoop({
    folder,
    plan,
    state,
    scheduler,
    recorder,
    attempts,
    clock: machine.clock,
    defer: machine.defer,
    launch: (step, attempt) => attempts.start({ runId: id, plan, step, attempt, cwd, root, environment, values: templateValues }),
    onEnded(step) {
      keepValue(step);
      if (isUncounted(plan, step, state))
        reportProblem(surroundings, `The token budget cannot count step \`${step.name}\`: its agent does not tell what it used`);
    },
    stopPreparing: (reason) => preparing.abort(reason),
    onDone() {
      control.close();
      end(parts);
      resolve(state);
    },
  });
  const kill = (): void => void machine.endOrphans(folder, { graceMs: 0, attempts: [...attempts.folders(), preflightFolder(folder)] }).catch(() => {});
  const run = createRun({ id, folder, state, recorder, loop, finished, kill });
  const control = watchControl(folder, (word) => obey(run, word));
  void prepareRun({ ...parts, folder, stop: preparing.signal }).then((failure) => loop.open(failure));
  loop.wake();
  return run;
}

/** Unknown is not 0: where a budget binds, somebody has to know that it is not whole. */
function isUncounted({ tokenBudget }: Plan, { kind, name }: PlannedStep, state: RunState): boolean {
  if (tokenBudget === undefined || kind !== "agent") return false;
  const usage = state.steps.get(name)?.usage;
  return usage?.inputTokens === undefined && usage?.outputTokens === undefined;
}

/** Leaves the cache of the state and gives the journal back. */
function end({ journal, surroundings, fold }: StartParts): void {
  const cached = writeState(journal.folder, fold.state);
  if (!cached.ok) reportProblem(surroundings, cached.problem.message);
  const closed = journal.close();
  if (!closed.ok) reportProblem(surroundings, closed.problem.message);
}

function createTeller(surroundings: RunSurroundings): (event: RunEvent) => void {
  const { onEvent } = surroundings;
  if (onEvent === undefined) return () => {};
  return (event) => {
    try {
      onEvent(event);
    } catch (error) {
      reportProblem(surroundings, `A listener failed at event ${event.seq} (\`${event.type}\`): ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}
