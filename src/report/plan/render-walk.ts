import type { Walk, WalkedAttempt, WalkedStep } from "../../runner/dry-run/walk.ts";
import { singleLine } from "../../util/single-line.ts";
import { describeSkip } from "../run/describe-step.ts";
import { formatDuration } from "../run/format-duration.ts";
import { formatSpans, type LineOptions, type Span } from "../run/line.ts";
import { STEP_LOOKS } from "../run/step-look.ts";
import { alignSpans } from "./align-spans.ts";
import { describeNumber } from "./describe-number.ts";
import { textRows } from "./text-rows.ts";

/** Writes how a plan goes with stub answers: how it ends, and for each step what became of it and of its texts. */
export function renderWalk(walk: Walk, options: LineOptions): readonly string[] {
  const blocks = walk.steps.map(blockOf);
  const heads = alignSpans(blocks.map(({ head }) => head));
  const rows = blocks.flatMap(({ rest }, at) => [[{ text: "  " }, ...(heads[at] ?? [])], ...rest.map((row) => [{ text: "      " }, ...row])]);
  return [headOf(walk), ...rows].map((spans) => formatSpans(spans, options));
}

type Row = readonly Span[];

function headOf({ status, totalMs, peakConcurrency, error }: Walk): Row {
  const why = error === undefined ? "" : `: ${singleLine(error)}`;
  const how = `${status === "completed" ? "completes" : "fails"} after ${formatDuration(totalMs)}, at most ${peakConcurrency} at once${why}`;
  return [{ text: "With stub answers it " }, { text: how, style: status === "completed" ? "green" : "red" }];
}

function blockOf(step: WalkedStep): { readonly head: Row; readonly rest: readonly Row[] } {
  const { sign, style } = STEP_LOOKS[step.status === "not-run" ? "pending" : step.status];
  const head: Row = [
    { text: sign, style },
    { text: singleLine(step.name), style: "bold" },
    { text: describeOutcome(step), style: "dim" },
  ];
  return { head, rest: step.attempts.flatMap((attempt) => attemptRows(attempt, step.attempts.length)) };
}

function describeOutcome({ status, attempts, skip, because, assumed }: WalkedStep): string {
  const last = attempts.at(-1);
  if (last === undefined) return status === "not-run" ? "does not run" : describeSkip(skip, because);
  const count = attempts.length === 1 ? "" : `, ${describeNumber(attempts.length, "attempt")}`;
  return `${formatDuration(attempts[0]?.startMs ?? 0)} to ${formatDuration(last.endMs)}${count}${assumed ? ", taken to succeed" : ""}`;
}

function attemptRows({ attempt, text, script, commandLine, environment = {}, end, error = "" }: WalkedAttempt, count: number): readonly Row[] {
  const values = Object.entries(environment).map(([name, value]) => `${name}=${singleLine(value)}`);
  return [
    ...textRows(count === 1 ? "" : `${attempt}. `, text),
    ...(commandLine === undefined ? [] : textRows("$ ", commandLine)),
    ...(script === undefined ? [] : textRows("sh ", script)),
    ...(values.length === 0 ? [] : [[{ text: values.join("  "), style: "dim" as const }]]),
    ...(end === "completed" ? [] : [[{ text: singleLine(error), style: "red" as const }]]),
  ];
}
