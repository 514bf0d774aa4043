import type { StepStatus } from "../../runner/state/run-state.ts";
import type { ShownStatus } from "../../runner/store/stored-run.ts";

/** Colours and weights that a terminal view uses, by the names of `styleText`. */
export type Style = "green" | "red" | "yellow" | "cyan" | "dim" | "bold";

/** The sign before a step, one column wide, and its colour. */
export const STEP_LOOKS: Readonly<Record<StepStatus, { readonly sign: string; readonly style: Style }>> = {
  pending: { sign: "·", style: "dim" },
  running: { sign: "●", style: "cyan" },
  waiting: { sign: "↻", style: "yellow" },
  completed: { sign: "✓", style: "green" },
  failed: { sign: "✗", style: "red" },
  skipped: { sign: "-", style: "dim" },
};

/** The sign and colour of a whole run. */
export const RUN_LOOKS: Readonly<Record<ShownStatus, { readonly sign: string; readonly style: Style }>> = {
  none: { sign: "·", style: "dim" },
  running: { sign: "●", style: "cyan" },
  paused: { sign: "‖", style: "yellow" },
  stopping: { sign: "●", style: "yellow" },
  completed: { sign: "✓", style: "green" },
  failed: { sign: "✗", style: "red" },
  interrupted: { sign: "✗", style: "yellow" },
  cancelled: { sign: "-", style: "yellow" },
};
