import type { StepState, StepStatus } from "../../runner/state/run-state.ts";
import { stepOf } from "../../runner/state/run-state.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeStep } from "./describe-step.ts";
import { cutToWidth, displayWidth, padToWidth } from "./display-width.ts";
import { formatDuration } from "./format-duration.ts";
import { formatSpans, type LineOptions, type Span } from "./line.ts";
import { progressSpans } from "./progress-line.ts";
import { RUN_LOOKS, STEP_LOOKS } from "./step-look.ts";
import type { RunView, ViewedStep } from "./run-view.ts";
import { windowSteps } from "./window-steps.ts";

/** The terminal a frame is for, in columns and lines. */
export interface FrameSize extends LineOptions {
  readonly rows: number;
}

/** Columns a name or an agent gets at most, and those of a line that are neither: sign, gaps, time. */
const WIDEST_NAME = 32;
const WIDEST_BY = 16;
const OTHER_COLUMNS = 12;
/** Columns of a name that go before the agent where there is no room for both. */
const NARROW_NAME = 8;
/** Lines of a frame that hold no step: head, what is left out, progress. */
const OTHER_ROWS = 3;

/**
 * Renders a run as it stands: its name, a line a step with sign, agent, time, attempt and trouble, and a progress line. No line is wider than the terminal and there are fewer than it has rows, so that
 * nothing scrolls; with more steps than rows those that matter now are shown and the rest is counted.
 */
export function renderFrame(view: RunView, size: FrameSize, nowMs: number): readonly string[] {
  const rows = Math.max(1, size.rows - 1);
  const progress = progressSpans(view, { columns: size.columns, nowMs });
  if (rows < OTHER_ROWS) return [formatSpans(progress, size)];
  const room = view.steps.length <= rows - 2 ? rows - 2 : rows - OTHER_ROWS;
  const { shown, hidden } = windowSteps(view, room);
  const widths = widthsOf(shown, size.columns);
  const lines = [headSpans(view), ...shown.map((step) => stepSpans(step, { view, widths, nowMs })), ...hiddenSpans(hidden), progress];
  return lines.map((spans) => formatSpans(spans, size));
}

function headSpans({ state, title, runId }: RunView): readonly Span[] {
  const { sign, style } = RUN_LOOKS[state.status];
  return [
    { text: `${sign} `, style },
    { text: singleLine(title), style: "bold" },
    { text: `  ${runId}`, style: "dim" },
  ];
}

interface Scene {
  readonly view: RunView;
  readonly widths: { readonly name: number; readonly by: number };
  readonly nowMs: number;
}

function stepSpans({ name, by }: ViewedStep, { view, widths, nowMs }: Scene): readonly Span[] {
  const step = stepOf(view.state, name);
  const { sign, style } = STEP_LOOKS[step.status];
  const trouble = describeStep({ step, textOf: view.textOf });
  return [
    { text: `  ${sign} `, style },
    { text: padToWidth(cutToWidth(singleLine(name), widths.name), widths.name), ...(step.status === "pending" && { style: "dim" as const }) },
    ...(widths.by === 0 ? [] : [{ text: `  ${padToWidth(cutToWidth(by, widths.by), widths.by)}`, style: "dim" as const }]),
    { text: `  ${timeOf(step, nowMs).padStart(6)}` },
    { text: attemptOf(step, nowMs), style: "yellow" },
    { text: trouble === "" ? "" : `  ${trouble}`, style: step.status === "failed" ? "red" : "dim" },
  ];
}

function timeOf({ status, startMs, firstStartMs, endMs }: StepState, nowMs: number): string {
  if (status === "running" && startMs !== undefined) return formatDuration(nowMs - startMs);
  return firstStartMs === undefined || endMs === undefined ? "" : formatDuration(endMs - firstStartMs);
}

function attemptOf({ status, attempts, retryAtMs }: StepState, nowMs: number): string {
  if (status === "waiting") return `  attempt ${attempts + 1} in ${formatDuration((retryAtMs ?? nowMs) - nowMs)}`;
  return attempts > 1 ? `  attempt ${attempts}` : "";
}

/** In the order in which people ask. */
const HIDDEN_ORDER: readonly StepStatus[] = ["running", "waiting", "failed", "pending", "completed", "skipped"];

function hiddenSpans(hidden: Readonly<Record<StepStatus, number>>): readonly (readonly Span[])[] {
  const parts = HIDDEN_ORDER.filter((status) => hidden[status] > 0).map((status) => `${hidden[status]} ${status}`);
  return parts.length === 0 ? [] : [[{ text: `    and ${parts.join(", ")}`, style: "dim" }]];
}

/** The time is seen at any width: first the agent goes, then the name is cut. */
function widthsOf(steps: readonly ViewedStep[], columns: number): Scene["widths"] {
  const room = Math.max(1, columns - OTHER_COLUMNS);
  const [name, by] = [widest(steps, "name", WIDEST_NAME), widest(steps, "by", WIDEST_BY)];
  const left = room - Math.min(name, Math.max(NARROW_NAME, room - by - 2));
  return by > 0 && left >= by + 2 ? { name: Math.min(name, room - by - 2), by } : { name: Math.min(name, room), by: 0 };
}

function widest(steps: readonly ViewedStep[], key: keyof ViewedStep, most: number): number {
  return Math.min(most, Math.max(0, ...steps.map((step) => displayWidth(singleLine(step[key])))));
}
