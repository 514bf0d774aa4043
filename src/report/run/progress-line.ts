import type { Span } from "./line.ts";
import { formatDuration } from "./format-duration.ts";
import { type RunView, type StepCounts, countSteps } from "./run-view.ts";

const WIDEST_BAR = 20;
/** Columns that the numbers behind the bar mostly take. */
const NUMBERS = 15;

/** Makes the line that says how far a run is: a bar, the steps that ended of all, the time since the run or its resume began, and how many run, wait and failed. */
export function progressSpans(view: RunView, { columns, nowMs }: { readonly columns: number; readonly nowMs: number }): readonly Span[] {
  const bar = Math.max(0, Math.min(WIDEST_BAR, columns - NUMBERS));
  const counts = countSteps(view);
  const ended = counts.completed + counts.failed + counts.skipped;
  const full = counts.total === 0 ? bar : Math.floor((ended / counts.total) * bar);
  const elapsed = formatDuration((view.state.endedMs ?? nowMs) - view.state.beginMs);
  return [
    { text: "━".repeat(full), style: counts.failed > 0 ? "red" : "green" },
    { text: "─".repeat(bar - full), style: "dim" },
    { text: `  ${ended}/${counts.total}` },
    { text: `  ${elapsed}`, style: "dim" },
    ...partSpans(counts),
    ...statusSpans(view),
  ];
}

function partSpans({ running, waiting, failed, skipped }: StepCounts): readonly Span[] {
  return [
    ...(running > 0 ? [{ text: `  ${running} running`, style: "cyan" } as const] : []),
    ...(waiting > 0 ? [{ text: `  ${waiting} waiting to retry`, style: "yellow" } as const] : []),
    ...(failed > 0 ? [{ text: `  ${failed} failed`, style: "red" } as const] : []),
    ...(skipped > 0 ? [{ text: `  ${skipped} skipped`, style: "dim" } as const] : []),
  ];
}

function statusSpans({ state }: RunView): readonly Span[] {
  if (state.status === "paused") return [{ text: "  paused", style: "yellow" }];
  return state.status === "stopping" ? [{ text: "  stopping", style: "yellow" }] : [];
}
