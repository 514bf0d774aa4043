import { type Heap, createHeap } from "../../graph/heap.ts";
import type { SkipReason } from "../journal/run-event.ts";
import type { Skip } from "./decision.ts";
import { type Gate, type ScheduleGraph, createScheduleGraph } from "./schedule-graph.ts";
import type { SchedulePlan } from "./schedule-plan.ts";
import { type RunState, type StepStatus, statusOf } from "../state/run-state.ts";

/** How far a barrier is. */
export interface GateState {
  readonly gate: Gate;
  completed: number;
  /** Those of `waitFor` that will not complete. */
  lost: number;
  /** `lost` where it can no longer be passed, or took too long. */
  status: "closed" | "open" | "lost";
  /** When those of `waitFor` began, each at its first attempt. */
  readonly beganMs: number[];
  /** When it takes too long; absent while fewer of `waitFor` than it needs have begun, and without a limit. */
  deadlineMs?: number;
}

/** When a waiting step is due again. */
interface Timer {
  readonly index: number;
  readonly atMs: number;
}

/** What scheduling keeps between two events, so that each costs only what it changes. Steps stand at their places in the plan. */
export interface Board {
  readonly plan: SchedulePlan;
  readonly fixed: ScheduleGraph;
  readonly status: StepStatus[];
  /** Dependencies that have not completed, and barriers that hold, by step; 0 of both and it can start. */
  readonly missing: number[];
  readonly held: number[];
  readonly isReady: boolean[];
  /** Steps whose beginning the barriers behind them know. */
  readonly hasBegun: boolean[];
  /** Steps whose loss was passed on to those behind them. */
  readonly isLost: boolean[];
  /** May hold steps that are no longer ready; `isReady` decides. */
  readonly ready: Heap;
  readonly running: Set<number>;
  readonly skips: Map<number, Skip>;
  readonly gates: readonly GateState[];
  readonly timers: Timer[];
  readonly due: Heap;
  /** How many steps are ready, waiting for another attempt, and neither begun nor ended. */
  readyCount: number;
  waitingCount: number;
  openCount: number;
  /** The step or barrier that ended a fail-fast run. */
  failedBy?: string;
}

/** Lays out a plan as a state has it. Linear in steps and dependencies. */
export function createBoard(plan: SchedulePlan, state: RunState, fixed: ScheduleGraph = createScheduleGraph(plan)): Board {
  const board = createEmptyBoard(plan, state, fixed);
  // First what lets others go, then what holds them back for good: the second takes back what the first made ready.
  const isLost = (status: StepStatus): boolean => status === "failed" || status === "skipped";
  for (const [index, status] of board.status.entries()) if (!isLost(status)) enter(board, state, index);
  for (const gate of board.gates) if (checkGate(board, gate)) loseGate(board, gate);
  for (const [index, status] of board.status.entries()) if (isLost(status)) enter(board, state, index);
  for (const gate of board.gates) {
    gate.beganMs.sort((a, b) => a - b);
    startClock(gate);
  }
  for (const name of state.timedOutBarriers) timeOutBarrier(board, name);
  return board;
}

function createEmptyBoard(plan: SchedulePlan, state: RunState, fixed: ScheduleGraph): Board {
  const timers: Timer[] = [];
  const { before, names } = fixed.graph;
  const held = names.map(() => 0);
  for (const { holds } of fixed.gates) for (const index of holds) held[index] = (held[index] ?? 0) + 1;
  return {
    plan,
    fixed,
    status: names.map((name) => statusOf(state, name)),
    missing: before.map((list, index) => list.length + (fixed.stuck.has(index) ? 1 : 0)),
    held,
    isReady: names.map(() => false),
    hasBegun: names.map(() => false),
    isLost: names.map(() => false),
    ready: createHeap(),
    running: new Set(),
    skips: new Map(),
    gates: fixed.gates.map((gate) => ({ gate, completed: 0, lost: gate.total - gate.waitFor.length, status: "closed", beganMs: [] })),
    timers,
    due: createHeap((a, b) => (timers[a]?.atMs ?? 0) - (timers[b]?.atMs ?? 0)),
    readyCount: 0,
    waitingCount: 0,
    openCount: 0,
  };
}

/** Puts a step where the state has it. False where it had ended before: then the board has to be laid out anew. */
export function moveStep(board: Board, state: RunState, index: number): boolean {
  const from = board.status[index];
  const status = statusOf(state, nameOf(board, index));
  if (from === status && status !== "waiting") return true;
  if (from === "completed" || from === "failed" || from === "skipped" || status === "pending") return false;
  leave(board, index);
  board.status[index] = status;
  enter(board, state, index);
  return true;
}

/** Marks a barrier that took too long: what it holds does not run. */
export function timeOutBarrier(board: Board, name: string): void {
  for (const gate of board.gates) {
    if (gate.gate.barrier.name !== name || gate.status === "open") continue;
    gate.status = "lost";
    for (const index of markHeld(board, gate, "barrier-timeout")) lose(board, index);
    failFast(board, name);
  }
}

/** Makes a waiting step ready whose time has come. */
export function makeReady(board: Board, index: number): void {
  if (board.isReady[index] === true || board.skips.has(index)) return;
  board.isReady[index] = true;
  board.readyCount += 1;
  board.ready.push(index);
}

/** Gives the name of the step at a place. */
export function nameOf(board: Board, index: number): string {
  return board.fixed.graph.names[index] ?? "";
}

function leave(board: Board, index: number): void {
  const status = board.status[index];
  unready(board, index);
  board.skips.delete(index);
  board.running.delete(index);
  if (status === "waiting") board.waitingCount -= 1;
  if (status === "waiting" || status === "pending") board.openCount -= 1;
}

function enter(board: Board, state: RunState, index: number): void {
  const status = board.status[index] ?? "pending";
  if (status === "pending" || status === "waiting") board.openCount += 1;
  noteBegin(board, state, index);
  if (status === "pending") return checkReady(board, index);
  if (status === "running") board.running.add(index);
  if (status === "waiting") wait(board, index, state.steps.get(nameOf(board, index))?.retryAtMs ?? 0);
  if (status === "completed") complete(board, index);
  if (status === "failed" || status === "skipped") lose(board, index);
  if (status === "failed") failFast(board, nameOf(board, index));
}

function wait(board: Board, index: number, atMs: number): void {
  board.waitingCount += 1;
  if (board.failedBy !== undefined) return void mark(board, index, { reason: "stopped", because: board.failedBy });
  board.timers.push({ index, atMs });
  board.due.push(board.timers.length - 1);
}

function checkReady(board: Board, index: number): void {
  if (board.status[index] === "pending" && board.missing[index] === 0 && board.held[index] === 0) makeReady(board, index);
}

function complete(board: Board, index: number): void {
  for (const dependent of board.fixed.graph.after[index] ?? []) {
    board.missing[dependent] = (board.missing[dependent] ?? 0) - 1;
    checkReady(board, dependent);
  }
  for (const gate of gatesBehind(board, index)) {
    gate.completed += 1;
    checkGate(board, gate);
  }
}

/** A step that will not complete takes with it all that depends on it, and the barriers that cannot be passed without it. */
function lose(board: Board, from: number): void {
  const queue = [from];
  for (const index of queue) {
    if (board.isLost[index] === true) continue;
    board.isLost[index] = true;
    for (const dependent of board.fixed.graph.after[index] ?? []) {
      if (mark(board, dependent, { reason: "dependency", because: nameOf(board, index) })) queue.push(dependent);
    }
    for (const gate of gatesBehind(board, index)) {
      gate.lost += 1;
      if (checkGate(board, gate)) queue.push(...markHeld(board, gate, "barrier"));
    }
  }
}

function loseGate(board: Board, gate: GateState): void {
  for (const index of markHeld(board, gate, "barrier")) lose(board, index);
}

/** Notes that what a barrier holds is not to run; gives those that were still open. */
function markHeld(board: Board, { gate }: GateState, reason: SkipReason): readonly number[] {
  return gate.holds.filter((index) => mark(board, index, { reason, because: gate.barrier.name }));
}

function gatesBehind(board: Board, index: number): readonly GateState[] {
  if (board.gates.length === 0) return [];
  return (board.fixed.awaitedBy.get(index) ?? []).flatMap((at) => board.gates[at] ?? []);
}

/** Opens a closed barrier that can be passed. True where it has just been lost instead. */
function checkGate(board: Board, gate: GateState): boolean {
  if (gate.status !== "closed") return false;
  const { needed, total, holds } = gate.gate;
  if (gate.completed >= needed) {
    gate.status = "open";
    for (const index of holds) {
      board.held[index] = (board.held[index] ?? 0) - 1;
      checkReady(board, index);
    }
    return false;
  }
  if (total - gate.lost >= needed) return false;
  gate.status = "lost";
  return true;
}

/** Notes that a step is not to run; true where it was still open and nobody noted it before. */
function mark(board: Board, index: number, why: Omit<Skip, "stepName">): boolean {
  const status = board.status[index];
  if ((status !== "pending" && status !== "waiting") || board.skips.has(index)) return false;
  unready(board, index);
  board.skips.set(index, { stepName: nameOf(board, index), ...why });
  return true;
}

function unready(board: Board, index: number): void {
  if (board.isReady[index] !== true) return;
  board.isReady[index] = false;
  board.readyCount -= 1;
}

function failFast(board: Board, because: string): void {
  if (board.plan.strategy !== "fail-fast" || board.failedBy !== undefined) return;
  board.failedBy = because;
  for (const index of board.status.keys()) mark(board, index, { reason: "stopped", because });
}

/** Tells the barriers behind a step that it began. One that was taken as done began with the run. */
function noteBegin(board: Board, state: RunState, index: number): void {
  if (board.gates.length === 0 || board.hasBegun[index] === true) return;
  const firstStartMs = state.steps.get(nameOf(board, index))?.firstStartMs ?? (board.status[index] === "completed" ? state.beginMs : undefined);
  if (firstStartMs === undefined) return;
  board.hasBegun[index] = true;
  for (const gate of gatesBehind(board, index)) {
    gate.beganMs.push(Math.max(firstStartMs, state.beginMs));
    if (gate.beganMs.length === gate.gate.needed) startClock(gate);
  }
}

/** A barrier's time runs once as many steps have begun as it needs: a chain of them cannot be done faster than one after the other. */
function startClock(gate: GateState): void {
  const { needed, barrier } = gate.gate;
  const lastMs = gate.beganMs[needed - 1];
  if (barrier.timeoutMs !== undefined && lastMs !== undefined) gate.deadlineMs = lastMs + barrier.timeoutMs;
}
