import type { RunState } from "../state/run-state.ts";
import { type Board, makeReady, nameOf } from "./board.ts";
import type { Decision, RunEnd } from "./decision.ts";

const NOTHING: Decision = { start: [], skip: [], stop: [], timedOutBarriers: [] };

/** Decides what to do next from what is laid out. */
export function decideNext(board: Board, state: RunState, nowMs: number): Decision {
  if (state.status !== "running" && state.status !== "paused" && state.status !== "stopping") return NOTHING;
  if (state.status === "stopping") return decideStop(board, state);
  const retryAtMs = wakeWaiting(board, state, nowMs);
  const goesOn = state.status === "running" && board.failedBy === undefined;
  const end = decideEnd(board);
  const wakeAtMs = nextWake(board, nowMs, goesOn ? retryAtMs : undefined);
  return {
    start: goesOn ? firstReady(board, board.plan.maxConcurrency - board.running.size) : [],
    skip: inOrder(board.skips.keys()).flatMap((index) => board.skips.get(index) ?? []),
    stop: board.failedBy === undefined ? [] : namesOf(board, board.running),
    timedOutBarriers: end === undefined ? lateBarriers(board, nowMs) : [],
    ...(end === undefined ? {} : { end }),
    ...(wakeAtMs === undefined ? {} : { wakeAtMs }),
  };
}

/** A run that is told to stop leaves what it did not begin as it is, so that a resume finds it. */
function decideStop(board: Board, state: RunState): Decision {
  if (board.running.size > 0) return { ...NOTHING, stop: namesOf(board, board.running) };
  return { ...NOTHING, end: { status: state.stop === "timeout" || state.stop === "budget" ? "failed" : "cancelled", unfinished: unfinished(board) } };
}

function decideEnd(board: Board): RunEnd | undefined {
  if (board.running.size > 0 || board.skips.size > 0) return undefined;
  // Steps that are open and can never start: their dependencies form a circle or do not exist.
  const canGoOn = board.readyCount > 0 || board.waitingCount > 0;
  if (board.openCount > 0 && canGoOn) return undefined;
  const rest = unfinished(board);
  return { status: rest.length === 0 ? "completed" : "failed", unfinished: rest };
}

function unfinished(board: Board): readonly string[] {
  return board.fixed.graph.names.filter((_, index) => board.status[index] !== "completed");
}

/** Makes ready what is due, and gives the time of the next timer. */
function wakeWaiting(board: Board, state: RunState, nowMs: number): number | undefined {
  for (let next = board.due.pop(); next !== undefined; next = board.due.pop()) {
    const timer = board.timers[next];
    if (timer === undefined) continue;
    if (timer.atMs > nowMs) {
      board.due.push(next);
      return timer.atMs;
    }
    // A timer of an attempt before this one says nothing.
    if (state.steps.get(nameOf(board, timer.index))?.retryAtMs === timer.atMs) makeReady(board, timer.index);
  }
  return undefined;
}

/** The first ready steps in the order of the plan; they stay ready until they have started. */
function firstReady(board: Board, count: number): readonly string[] {
  const first: number[] = [];
  while (first.length < count) {
    const index = board.ready.pop();
    if (index === undefined) break;
    // What is not ready any more is dropped here; a step that became ready twice stands in the heap twice.
    if (board.isReady[index] === true && first.at(-1) !== index) first.push(index);
  }
  for (const index of first) board.ready.push(index);
  return first.map((index) => nameOf(board, index));
}

function lateBarriers(board: Board, nowMs: number): readonly string[] {
  return board.gates
    .filter(({ status, deadlineMs }) => status === "closed" && deadlineMs !== undefined && deadlineMs <= nowMs)
    .map(({ gate }) => gate.barrier.name);
}

function nextWake(board: Board, nowMs: number, retryAtMs: number | undefined): number | undefined {
  const times = board.gates.flatMap(({ status, deadlineMs }) => (status === "closed" && deadlineMs !== undefined && deadlineMs > nowMs ? [deadlineMs] : []));
  if (retryAtMs !== undefined) times.push(retryAtMs);
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}

function namesOf(board: Board, indexes: Iterable<number>): readonly string[] {
  return inOrder(indexes).map((index) => nameOf(board, index));
}

function inOrder(indexes: Iterable<number>): readonly number[] {
  return [...indexes].sort((a, b) => a - b);
}
