import type { StepStatus } from "../../runner/state/run-state.ts";
import type { RunView, ViewedStep } from "./run-view.ts";

/** The part of a run's steps that there is room for, in the order of the plan, and how many of each kind are left out. */
export interface StepWindow {
  readonly shown: readonly ViewedStep[];
  readonly hidden: Readonly<Record<StepStatus, number>>;
}

/** What people look for first: what goes on, then what went wrong, what comes next, and what ended. */
const RANKING: readonly StepStatus[] = ["running", "waiting", "failed", "pending", "completed", "skipped"];

/** Chooses the steps that a window of `rows` lines shows: all where there is room; else what runs and failed, then the next pending ones, then the last completed. Linear, since it is asked ten times a second. */
export function windowSteps({ steps, state }: Pick<RunView, "steps" | "state">, rows: number): StepWindow {
  const hidden = { pending: 0, running: 0, waiting: 0, completed: 0, failed: 0, skipped: 0 };
  if (steps.length <= rows) return { shown: steps, hidden };
  const groups = {
    pending: createFirst(rows),
    running: createFirst(rows),
    waiting: createFirst(rows),
    skipped: createFirst(rows),
    failed: createLast(rows),
    completed: createLast(rows),
  };
  for (const [at, { name }] of steps.entries()) {
    const step = state.steps.get(name);
    const status = step?.status ?? "pending";
    hidden[status] += 1;
    groups[status].add({ at, endMs: step?.endMs ?? 0 });
  }
  const chosen = RANKING.flatMap((status) => groups[status].places().map((place) => ({ ...place, status }))).slice(0, Math.max(0, rows));
  for (const { status } of chosen) hidden[status] -= 1;
  const shown = chosen.sort((a, b) => a.at - b.at).flatMap(({ at }) => steps[at] ?? []);
  return { shown, hidden };
}

/** Where a step stands in the plan, and when it ended. */
interface Place {
  readonly at: number;
  readonly endMs: number;
}

/** The places of one kind that may be shown. */
interface Group {
  add(place: Place): void;
  places(): readonly Place[];
}

/** Keeps the first ones of the plan. */
function createFirst(most: number): Group {
  const kept: Place[] = [];
  return {
    add: (place) => void (kept.length < most && kept.push(place)),
    places: () => kept,
  };
}

/** Keeps those that ended last, which are the news. */
function createLast(most: number): Group {
  let kept: Place[] = [];
  const cut = (): void => {
    kept = kept.sort((a, b) => b.endMs - a.endMs || a.at - b.at).slice(0, Math.max(0, most));
  };
  return {
    add(place) {
      kept.push(place);
      if (kept.length > 8 * most + 64) cut();
    },
    places() {
      cut();
      return kept;
    },
  };
}
