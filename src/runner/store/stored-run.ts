import type { RunEvent } from "../journal/run-event.ts";
import type { RunMeta } from "../run/run-meta.ts";
import type { RunSummary } from "../run/run-summary.ts";
import type { RunState, RunStatus } from "../state/run-state.ts";

/** Where a run stands for people: `interrupted` where its runner is gone before its end. */
export type ShownStatus = RunStatus | "interrupted";

/** A run as a list shows it. */
export interface ListedRun extends Omit<RunSummary, "status"> {
  /** Absolute. */
  readonly folder: string;
  readonly status: ShownStatus;
  /** Id of the process that drives it; absent where none does. */
  readonly pid?: number;
  /** Why nothing but its id is known, where its journal cannot be read. */
  readonly problem?: string;
}

/** A run read back from its folder. */
export interface StoredRun {
  readonly id: string;
  /** Absolute. */
  readonly folder: string;
  readonly state: RunState;
  readonly status: ShownStatus;
  /** Id of the process that drives it; absent where none does. */
  readonly pid?: number;
  readonly events: readonly RunEvent[];
  /** What it was begun with; absent where that was lost or never written. */
  readonly meta?: RunMeta;
}

/** Gives the status to show: a run that goes on in its journal and in no process was interrupted. */
export function shownStatus(status: RunStatus, isDriven: boolean): ShownStatus {
  const isOpen = status === "none" || status === "running" || status === "paused" || status === "stopping";
  return isOpen && !isDriven ? "interrupted" : status;
}
