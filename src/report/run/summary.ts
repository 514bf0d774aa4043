import type { ShownStatus } from "../../runner/store/stored-run.ts";
import { statusOf, stepOf } from "../../runner/state/run-state.ts";
import { messageLine } from "../../util/message-line.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeStep } from "./describe-step.ts";
import { formatDuration } from "./format-duration.ts";
import { formatSpans, type LineOptions, type Span } from "./line.ts";
import { countSteps, statusOfRun, type RunView, type StepCounts, type ViewedStep } from "./run-view.ts";
import { RUN_LOOKS } from "./step-look.ts";
import { renderTimeline } from "./timeline.ts";
import { windowSteps } from "./window-steps.ts";

/** What the summary of a run needs beside the run. */
export interface SummaryOptions extends LineOptions {
  readonly nowMs: number;
  /** Gives the last lines that a failed step wrote to standard error, or else to standard output. */
  readonly tailOf: (stepName: string) => readonly string[];
  /** Steps whose lines are shown; all unless told. */
  readonly mostSteps?: number;
  /** Steps whose failure is told with its output; all unless told. */
  readonly mostFailures?: number;
}

/** Writes how a run ended or stands: its headline, the timeline, what failed with the end of its output, and the commands that look closer or go on. */
export function renderSummary(view: RunView, options: SummaryOptions): readonly string[] {
  const { shown, hidden } = windowSteps(view, options.mostSteps ?? view.steps.length);
  const left = Object.values(hidden).reduce((sum, count) => sum + count, 0);
  return [
    formatSpans(headSpans(view, options.nowMs), { ...options, columns: Number.POSITIVE_INFINITY }),
    ...renderTimeline(view, { ...options, steps: shown }),
    ...(left > 0 ? [`    and ${left} more: agent-relay runs show ${view.runId}`] : []),
    ...failureLines(view, options),
    ...nextLines(view),
  ];
}

const STATUS_WORDS: Readonly<Record<ShownStatus, string>> = {
  none: "never began",
  running: "is running",
  paused: "is paused",
  stopping: "is stopping",
  completed: "completed",
  failed: "failed",
  cancelled: "was stopped",
  interrupted: "was interrupted",
};

function headSpans(view: RunView, nowMs: number): readonly Span[] {
  const { state, runId, title } = view;
  const status = statusOfRun(view);
  const { sign, style } = RUN_LOOKS[status];
  const time = describeTime(view, nowMs);
  const resumed = state.resumes === 0 ? "" : `, resumed ${state.resumes === 1 ? "once" : `${state.resumes} times`}`;
  return [
    { text: `${sign} `, style },
    { text: `Run ${runId} of ${singleLine(title)} ${STATUS_WORDS[status]}`, style: "bold" },
    { text: `${time}${resumed}: ${describeCounts(countSteps(view))}${describeTokens(state)}` },
  ];
}

function describeTime({ state, status }: RunView, nowMs: number): string {
  if (state.endedMs !== undefined) return ` after ${formatDuration(state.endedMs - state.beginMs)}`;
  return status === "interrupted" || state.beginMs === 0 ? "" : ` for ${formatDuration(nowMs - state.beginMs)}`;
}

function describeTokens({ usedTokens, unknownUsages }: RunView["state"]): string {
  if (usedTokens === 0) return "";
  const unknown = unknownUsages === 0 ? "" : ` (${unknownUsages} ${unknownUsages === 1 ? "attempt does" : "attempts do"} not tell)`;
  return `; ${usedTokens.toLocaleString("en")} tokens${unknown}`;
}

/** Says how many steps stand where: `5 completed, 1 failed, 2 skipped`; `no steps` where there are none. */
function describeCounts(counts: StepCounts): string {
  const words = { completed: "completed", failed: "failed", skipped: "skipped", running: "running", waiting: "waiting to retry", pending: "not run" } as const;
  const parts = Object.entries(words).flatMap(([status, word]) => {
    const count = counts[status as keyof typeof words];
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return parts.length === 0 ? "no steps" : parts.join(", ");
}

function failureLines(view: RunView, options: SummaryOptions): readonly string[] {
  const failed = view.steps.filter(({ name }) => statusOf(view.state, name) === "failed" && stepOf(view.state, name).failure !== "stopped");
  const told = failed.slice(0, options.mostFailures ?? failed.length);
  const more = failed.length - told.length;
  const whole = view.state.error === undefined || failed.length > 0 ? [] : ["", `  ${messageLine(view.textOf(view.state.error))}`];
  return [...whole, ...told.flatMap((step) => failureOf(step, view, options)), ...(more > 0 ? ["", `and ${more} more failed steps`] : [])];
}

function failureOf({ name }: ViewedStep, view: RunView, options: SummaryOptions): readonly string[] {
  const step = stepOf(view.state, name);
  const attempt = step.attempts > 1 ? ` at attempt ${step.attempts}` : "";
  const head = formatSpans([{ text: `${singleLine(name)} failed${attempt}`, style: "red" }, { text: `: ${describeStep({ step, textOf: view.textOf })}` }], {
    ...options,
    columns: Number.POSITIVE_INFINITY,
  });
  const tail = options.tailOf(name).map((line) => formatSpans([{ text: `  | ${line}`, style: "dim" }], { ...options, columns: 500 }));
  return ["", head, ...tail, `  All of it: agent-relay runs logs ${view.runId} ${quoteName(name)}`];
}

function nextLines(view: RunView): readonly string[] {
  const goesOn = ["failed", "cancelled", "interrupted"].includes(statusOfRun(view));
  if (!goesOn) return [];
  const resume = `agent-relay run --resume ${view.runId}`;
  return ["", view.state.stop === "budget" ? `Next: raise \`tokenBudget\`, then ${resume} --accept-changes` : `Next: ${resume}`];
}

/** Writes a name as a word of a command line. */
function quoteName(name: string): string {
  return /^[\w@%+:,./-]+$/u.test(name) ? name : `'${singleLine(name).replaceAll("'", String.raw`'\''`)}'`;
}
