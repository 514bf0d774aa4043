import type { EventBody } from "../journal/run-event.ts";
import type { Scheduler } from "../schedule/create-scheduler.ts";
import { type RunState, stepOf } from "../state/run-state.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { PlannedStep } from "../../workflow/plan/planned-step.ts";
import type { Attempts, EndedAttempt } from "./attempts.ts";
import { endEventOf } from "./describe-end.ts";
import { bodiesOf, endBodyOf } from "./event-bodies.ts";
import type { Recorder } from "./recorder.ts";
import type { RunClock } from "./run-clock.ts";

/** What a loop drives. */
export interface LoopParts {
  readonly folder: string;
  readonly plan: Plan;
  readonly state: RunState;
  readonly scheduler: Pick<Scheduler, "decide">;
  readonly recorder: Recorder;
  readonly attempts: Pick<Attempts, "count" | "stop" | "stopAll" | "takeEnded">;
  readonly clock: RunClock;
  /** Runs a function once at the end of the loop's turn. */
  readonly defer: (work: () => void) => void;
  /** Begins the work of a step whose `step:started` has just been recorded. */
  readonly launch: (step: PlannedStep, attempt: number) => void;
  /** Called with a step whose attempt has just ended and is recorded, before any other starts. */
  readonly onEnded: (step: PlannedStep) => void;
  /** Ends what goes on before steps may start. */
  readonly stopPreparing: (reason: string) => void;
  /** Called once, when the run has ended or was given up and no attempt is alive. */
  readonly onDone: () => void;
}

/** Drives a run by what happens in it: nothing is looked at that has not changed, and nothing waits but for a step, a time or a wish. */
export interface RunLoop {
  /** Lets steps start; before, only wishes and the run's time-out are heard. A reason ends the run as failed instead. */
  open(failure?: string): void;
  /** Takes note of a wish of the user, and looks again at the end of this turn. */
  wish(body: EventBody): void;
  /** Looks again at the end of this turn. */
  wake(): void;
}

/** What a loop remembers from turn to turn. */
interface Loop {
  readonly parts: LoopParts;
  readonly steps: ReadonlyMap<string, PlannedStep>;
  readonly wishes: EventBody[];
  /** Looks again at the end of this turn. */
  readonly wake: () => void;
  isOpen: boolean;
  isDone: boolean;
  failure?: string | undefined;
  unsetTimer: () => void;
}

/** Creates the loop of a run whose first event is recorded. */
export function createRunLoop(parts: LoopParts): RunLoop {
  let isWoken = false;
  const wake = (): void => {
    if (isWoken || loop.isDone) return;
    isWoken = true;
    parts.defer(() => {
      isWoken = false;
      turn(loop);
    });
  };
  const steps = new Map(parts.plan.steps.map((step) => [step.name, step]));
  const loop: Loop = { parts, steps, wishes: [], wake, isOpen: false, isDone: false, unsetTimer: () => {} };
  return {
    wake,
    open(failure) {
      loop.isOpen = true;
      loop.failure = failure;
      wake();
    },
    wish(body) {
      loop.wishes.push(body);
      wake();
    },
  };
}

/** One turn: what ended, what is wished, what to do about both; one sync, and then it is told. */
function turn(loop: Loop): void {
  const { recorder, attempts, state } = loop.parts;
  loop.unsetTimer();
  recordEnds(loop, attempts.takeEnded());
  for (const body of loop.wishes.splice(0)) if (isHeard(state, body.type)) recorder.record([body]);
  const hasEnded = loop.isOpen ? act(loop) : checkTime(loop);
  recorder.flush();
  const isBroken = recorder.problem !== undefined;
  if (isBroken) attempts.stopAll("SIGTERM");
  if (!loop.isOpen && (isBroken || state.status === "stopping")) loop.parts.stopPreparing(stopReason(state));
  if (hasEnded || (isBroken && attempts.count === 0 && loop.isOpen)) finish(loop);
}

function finish(loop: Loop): void {
  loop.isDone = true;
  loop.unsetTimer();
  loop.parts.onDone();
}

function recordEnds({ parts, steps }: Loop, ended: readonly EndedAttempt[]): void {
  const known = ended.flatMap((one) => {
    const step = steps.get(one.stepName);
    return step === undefined ? [] : [{ ...one, step }];
  });
  if (!parts.recorder.record(known.map((one) => endBodyOf(one, parts.state)))) return;
  for (const { step } of known) parts.onEnded(step);
}

/** Pausing what is paused and stopping what stops says nothing new. */
function isHeard({ status }: RunState, type: EventBody["type"]): boolean {
  if (type === "run:paused") return status === "running";
  if (type === "run:unpaused") return status === "paused";
  return status === "running" || status === "paused";
}

/** Does what is to be done until nothing is; true where that was the end of the run. */
function act(loop: Loop): boolean {
  const { recorder, state, scheduler, clock, attempts } = loop.parts;
  if (loop.failure !== undefined && isHeard(state, "run:failed")) return recorder.record([{ type: "run:failed", error: loop.failure }]);
  for (;;) {
    const decision = scheduler.decide(clock.now());
    for (const name of decision.stop) attempts.stop(name, stopReason(state));
    if (decision.end !== undefined) return recorder.record([endEventOf(loop.parts, decision.end)]);
    const limit = overLimit(loop.parts);
    const bodies = limit === undefined ? bodiesOf(decision, state, loop.steps) : [limit];
    if (!recorder.record(bodies)) return false;
    if (bodies.length === 0) {
      setTimer(loop, decision.wakeAtMs);
      return false;
    }
    if (limit === undefined) for (const name of decision.start) launch(loop, name);
  }
}

function launch({ parts, steps }: Loop, name: string): void {
  const step = steps.get(name);
  if (step !== undefined) parts.launch(step, stepOf(parts.state, name).attempts);
}

/** Before steps may start there is only the time to look at. */
function checkTime(loop: Loop): false {
  const limit = overLimit(loop.parts);
  if (limit === undefined) setTimer(loop, undefined);
  else loop.parts.recorder.record([limit]);
  return false;
}

function overLimit({ plan, state, clock }: LoopParts): EventBody | undefined {
  if (!isHeard(state, "run:stopping")) return undefined;
  if (clock.now() >= deadlineOf(plan, state)) return { type: "run:stopping", reason: "timeout" };
  return state.usedTokens > (plan.tokenBudget ?? Infinity) ? { type: "run:stopping", reason: "budget" } : undefined;
}

function setTimer(loop: Loop, wakeAtMs: number | undefined): void {
  const { plan, state, clock } = loop.parts;
  const atMs = Math.min(wakeAtMs ?? Infinity, isHeard(state, "run:stopping") ? deadlineOf(plan, state) : Infinity);
  loop.unsetTimer = atMs === Infinity ? () => {} : clock.wakeAt(atMs, loop.wake);
}

function deadlineOf(plan: Plan, state: RunState): number {
  return plan.timeoutMs === undefined ? Infinity : state.beginMs + plan.timeoutMs;
}

/** A signal that ends the run is passed on as it is. */
function stopReason(state: RunState): string {
  return state.stop === "signal" ? (state.stopSignal ?? "SIGTERM") : "SIGTERM";
}
