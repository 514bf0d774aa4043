import type { RunEvent } from "../journal/run-event.ts";
import { isStepEvent } from "../state/next-step.ts";
import type { RunState } from "../state/run-state.ts";
import { type Board, createBoard, moveStep, timeOutBarrier } from "./board.ts";
import type { Decision } from "./decision.ts";
import { decideNext } from "./decide-next.ts";
import type { SchedulePlan } from "./schedule-plan.ts";

/** Says what to do next while a run goes on; each event and decision costs only what it changes. */
export interface Scheduler {
  /** Takes note of an event, after the state has. */
  observe(event: RunEvent): void;
  /** `nowMs` is the time since 1970; it never goes back. */
  decide(nowMs: number): Decision;
}

/** Decides what to do next from the plan and the state alone. The runner uses a scheduler, which decides the same without looking at every step. */
export function decideSchedule(plan: SchedulePlan, state: RunState, nowMs: number): Decision {
  return decideNext(createBoard(plan, state), state, nowMs);
}

/** Creates the scheduler of a run. `state` is the view of a fold, which every event reaches first. */
export function createScheduler(plan: SchedulePlan, state: RunState): Scheduler {
  let board: Board = createBoard(plan, state);
  const layOut = (): void => {
    board = createBoard(plan, state, board.fixed);
  };
  return {
    observe(event) {
      if (event.type === "run:started" || event.type === "run:resumed") return layOut();
      if (event.type === "barrier:timed-out") return timeOutBarrier(board, event.barrier);
      const index = isStepEvent(event) ? board.fixed.graph.find(event.stepName) : undefined;
      if (index !== undefined && !moveStep(board, state, index)) layOut();
    },
    decide: (nowMs) => decideNext(board, state, nowMs),
  };
}
