import type { StoredText } from "../../runner/journal/run-event.ts";
import type { RunState, StepStatus } from "../../runner/state/run-state.ts";
import { statusOf } from "../../runner/state/run-state.ts";
import type { ShownStatus } from "../../runner/store/stored-run.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { singleLine } from "../../util/single-line.ts";

/** A step of a run as views show it: its name, and the agent or kind of work behind it. */
export interface ViewedStep {
  readonly name: string;
  /** Name of the agent; `sh`, `worktree` or `you` for the other kinds; empty where it is not known. */
  readonly by: string;
}

/** What every view of a run is made of. `state` may be one that follows the run: a view is rendered anew from it. */
export interface RunView {
  readonly runId: string;
  /** Name of the workflow. */
  readonly title: string;
  /** In the order of the plan. */
  readonly steps: readonly ViewedStep[];
  readonly state: RunState;
  /** Where the run stands for people; what the state says unless told. */
  readonly status?: ShownStatus;
  /** Gives a text of an event, which may stand in a file of the run. */
  readonly textOf: (stored: StoredText) => string;
}

/** Gives where a run stands for people: `interrupted` where its runner is gone before its end. */
export function statusOfRun({ status, state }: Pick<RunView, "status" | "state">): ShownStatus {
  return status ?? state.status;
}

/** How many steps stand where. */
export type StepCounts = Readonly<Record<StepStatus, number>> & { readonly total: number };

/** Lists the steps of a plan as views show them. */
export function viewSteps({ steps }: Pick<Plan, "steps">): readonly ViewedStep[] {
  return steps.map((step) => {
    if (step.kind === "agent") return { name: step.name, by: singleLine(step.agent.name) };
    return { name: step.name, by: WORKERS[step.kind] };
  });
}

/** Lists the steps that events spoke of, for a run whose plan is not at hand. */
export function viewStepsOf(state: RunState): readonly ViewedStep[] {
  return [...state.steps.values()].map(({ name, agent }) => ({ name, by: singleLine(agent ?? "") }));
}

/** Counts the steps of a view by where they stand. */
export function countSteps({ steps, state }: Pick<RunView, "steps" | "state">): StepCounts {
  const counts = { pending: 0, running: 0, waiting: 0, completed: 0, failed: 0, skipped: 0, total: steps.length };
  for (const { name } of steps) counts[statusOf(state, name)] += 1;
  return counts;
}

const WORKERS = { deterministic: "sh", worktree: "worktree", approval: "you" } as const;
