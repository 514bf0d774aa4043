import { succeed } from "../../diagnostic/result.ts";
import type { Stubs } from "../../workflow/dry-run/stub.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import type { RunEvent } from "../journal/run-event.ts";
import type { Journal } from "../journal/journal.ts";
import { createRecorder } from "../run/recorder.ts";
import { createRunLoop, type RunLoop } from "../run/run-loop.ts";
import { createScheduler } from "../schedule/create-scheduler.ts";
import { createFold } from "../state/fold-events.ts";
import { createVirtualTime, type VirtualTime } from "./virtual-time.ts";
import { createWalker } from "./create-walker.ts";
import { describeWalk } from "./describe-walk.ts";
import type { Walk } from "./walk.ts";

/** When walks begin, so that no time in them is 0. */
const START_MS = 1_000_000_000_000;

/**
 * Walks a whole plan without starting or writing anything: the runner's own loop decides, in a time of its own, and stubs stand in for what steps do. A step
 * without a stub is taken to succeed after a millisecond, with an output that is not known.
 */
export function walkPlan(plan: Plan, stubs: Stubs): Walk {
  const time = createVirtualTime(START_MS);
  const fold = createFold();
  const scheduler = createScheduler(plan, fold.state);
  const observe = (event: RunEvent): void => {
    scheduler.observe(event);
    if (event.type === "step:completed") walker.complete(event.stepName);
  };
  const recorder = createRecorder({ journal: createMemoryJournal(time), fold, scheduler: { observe }, tell: () => undefined });
  const walker = createWalker({ plan, stubs, time, state: fold.state, startMs: START_MS, onEnd: () => loop.wake() });
  const loop: RunLoop = createRunLoop({
    folder: "",
    plan,
    state: fold.state,
    scheduler,
    recorder,
    attempts: walker.attempts,
    clock: time.clock,
    defer: time.defer,
    launch: walker.launch,
    onEnded: () => undefined,
    stopPreparing: () => undefined,
    onDone: () => undefined,
  });
  recorder.record([{ type: "run:started", workflow: plan.flow, sourceDigest: "" }]);
  loop.open();
  time.run();
  return describeWalk({ plan, stubs, state: fold.state, walker, startMs: START_MS, endMs: time.clock.now() });
}

/** Numbers and dates events, and keeps none. */
function createMemoryJournal({ clock }: VirtualTime): Journal {
  let seq = 0;
  return {
    folder: "",
    append(bodies) {
      const time = new Date(clock.now()).toISOString();
      return succeed(bodies.map((body): RunEvent => ({ ...body, runId: "dry-run", seq: (seq += 1), time })));
    },
    settle: () => succeed(undefined),
    close: () => succeed(undefined),
  };
}
