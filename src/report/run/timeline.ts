import { stepOf, type StepState } from "../../runner/state/run-state.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeStep } from "./describe-step.ts";
import { cutToWidth, displayWidth, padToWidth } from "./display-width.ts";
import { formatDuration } from "./format-duration.ts";
import { formatSpans, type LineOptions, type Span } from "./line.ts";
import type { RunView, ViewedStep } from "./run-view.ts";
import { STEP_LOOKS } from "./step-look.ts";

const WIDEST_NAME = 32;
const NARROWEST_BAR = 10;
const WIDEST_BAR = 48;
/** Columns of a line that are neither name nor bar nor words: sign, gaps, time. */
const OTHER_COLUMNS = 14;
/** Columns that are left for the words behind a bar, where there are as many. */
const MOST_WORDS = 30;
/** So many columns of words go before a bar. */
const FEWEST_WORDS = 12;
/** Columns that a name keeps where the words need room. */
const NARROW_NAME = 12;

/** Draws when each step ran, a line a step with a bar, its time, attempts and what is to be said of its end. Steps that never ran have no bar. `steps` are those of the view unless told. */
export function renderTimeline(view: RunView, options: LineOptions & { readonly nowMs: number; readonly steps?: readonly ViewedStep[] }): readonly string[] {
  const steps = options.steps ?? view.steps;
  const words = Math.min(MOST_WORDS, widest(steps, (step) => wordsOf(step, view)) + 2);
  const free = options.columns - OTHER_COLUMNS;
  const widestName = widest(steps, ({ name }) => singleLine(name));
  const names = Math.max(1, Math.min(widestName, WIDEST_NAME, free, Math.max(NARROW_NAME, free - words)));
  const room = options.columns - names - OTHER_COLUMNS;
  const bar = Math.min(WIDEST_BAR, room < NARROWEST_BAR + Math.min(words - 2, FEWEST_WORDS) ? 0 : Math.max(NARROWEST_BAR, room - words));
  const span = spanOf(view, options.nowMs);
  return steps.map((viewed) => formatSpans(lineOf(viewed, { view, names, bar, span }), options));
}

function widest(steps: readonly ViewedStep[], textOf: (step: ViewedStep) => string): number {
  return steps.reduce((most, step) => Math.max(most, displayWidth(textOf(step))), 0);
}

interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** The time that the steps took, of which those of an earlier runner are a part. */
function spanOf({ state }: RunView, nowMs: number): TimeSpan {
  let startMs = state.beginMs;
  let endMs = state.endedMs ?? nowMs;
  for (const step of state.steps.values()) {
    if (step.completion === "assumed") continue;
    startMs = Math.min(startMs, step.firstStartMs ?? startMs);
    endMs = Math.max(endMs, step.endMs ?? endMs);
  }
  return { startMs, endMs };
}

interface Scene {
  readonly view: RunView;
  readonly names: number;
  readonly bar: number;
  readonly span: TimeSpan;
}

function lineOf({ name }: Pick<ViewedStep, "name">, { view, names, bar, span }: Scene): readonly Span[] {
  const step = stepOf(view.state, name);
  const { sign, style } = STEP_LOOKS[step.status];
  const ran = ranOf(step, span.endMs);
  const words = wordsOf({ name }, view);
  return [
    { text: `  ${sign} `, style },
    { text: padToWidth(cutToWidth(singleLine(name), names), names) },
    ...(bar === 0 ? [] : [{ text: `  ${padToWidth(ran === undefined ? "" : barOf(ran, { span, bar }), bar)}`, style }]),
    { text: `  ${(ran === undefined ? "" : formatDuration(ran.endMs - ran.startMs)).padStart(6)}` },
    { text: words === "" ? "" : `  ${words}`, style: step.status === "failed" ? "red" : "dim" },
  ];
}

function wordsOf({ name }: Pick<ViewedStep, "name">, { state, textOf }: RunView): string {
  const step = stepOf(state, name);
  return [step.attempts > 1 ? `${step.attempts} attempts` : "", describeStep({ step, textOf })].filter((part) => part !== "").join(", ");
}

function ranOf({ firstStartMs, endMs, status }: StepState, nowMs: number): TimeSpan | undefined {
  if (firstStartMs === undefined) return undefined;
  const end = endMs ?? (status === "running" || status === "waiting" ? nowMs : undefined);
  return end === undefined ? undefined : { startMs: firstStartMs, endMs: end };
}

/** Whatever ran has a cell of its own. */
function barOf(ran: TimeSpan, { span, bar }: { readonly span: TimeSpan; readonly bar: number }): string {
  const whole = Math.max(1, span.endMs - span.startMs);
  const from = Math.min(bar - 1, Math.floor(((ran.startMs - span.startMs) / whole) * bar));
  const to = Math.min(bar, Math.max(from + 1, Math.round(((ran.endMs - span.startMs) / whole) * bar)));
  return `${" ".repeat(from)}${"█".repeat(to - from)}`;
}
