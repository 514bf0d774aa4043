import { styleText } from "node:util";
import { describeOutcome, describeStaleness } from "../../protocol/evidence/describe-run.ts";
import type { CheckState } from "../../protocol/evidence/model.ts";
import { shorten } from "../../util/shorten.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { columns } from "../columns.ts";
import type { CommandIo } from "../io.ts";
import type { ChosenCheck } from "./choose-checks.ts";
import { toldCommand } from "./shown-command.ts";

/** Lines of a failed check's output that are shown. */
const SHOWN_LINES = 20;

/** Tells how one check ended, with the end of its output where it did not pass. */
export function tellRun(run: CheckRun, io: CommandIo): void {
  const passed = run.outcome === "passed";
  const word = passed ? "passed" : "failed";
  const mark = io.colour ? styleText(passed ? "green" : "red", word, { validateStream: false }) : word;
  io.out(`${mark}  ${run.of.join(", ")}  ${toldCommand(run.command)}${passed ? "" : ` (${describeOutcome(run)})`}, ${secondsOf(run.durationMs)}\n`);
  if (!passed) io.out(lastLines(run));
}

/** Gives a time in seconds with one decimal. */
export function secondsOf(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function lastLines({ stdout, stderr }: CheckRun): string {
  const text = [stdout, stderr].map(({ head, tail }) => (tail === "" ? head : tail)).join("\n");
  const lines = stripHidden(text)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return lines
    .slice(-SHOWN_LINES)
    .map((line) => `    ${shorten(line, 300)}\n`)
    .join("");
}

/** Lists checks with what is known of each. */
export function listChecks(checks: readonly ChosenCheck[], states: readonly CheckState[], io: CommandIo): void {
  const rows = checks.map(({ command, of }) => [of.join(", "), describeState(states.find((state) => state.command === command)), toldCommand(command)]);
  io.out(columns([["OF", "EVIDENCE", "COMMAND"], ...rows]));
}

/** Says in a few words what the last run of a check is worth now. */
export function describeState(state: CheckState | undefined): string {
  if (state === undefined) return "never run here";
  if (state.outcome !== "passed") return describeOutcome(state);
  return state.stale === undefined ? "fresh" : `stale: ${describeStaleness(state.stale)}`;
}
