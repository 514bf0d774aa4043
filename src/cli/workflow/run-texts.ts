import { readStoredText } from "../../runner/journal/load-journal.ts";
import type { StoredText } from "../../runner/journal/run-event.ts";
import { stepOf, type RunState } from "../../runner/state/run-state.ts";
import { attemptFiles } from "../../runner/store/attempt-files.ts";
import { readEnds } from "../../process/read-ends.ts";
import { stripHidden } from "../../util/strip-hidden.ts";

/** Lines of a failed step's output that are shown, and how much of the file is looked at for them. */
const TAIL_LINES = 15;
const TAIL_BYTES = 16_384;

/** Gives the reader of a run's texts: long ones stand in files of its folder. */
export function textReader(folder: string): (stored: StoredText) => string {
  return (stored) => {
    const read = readStoredText(folder, stored);
    return read.ok ? read.value : `(${read.problem.message})`;
  };
}

/** Gives the reader of the last lines that a step wrote to standard error in its last attempt, or to standard output where that is empty. */
export function tailReader(folder: string, state: RunState): (stepName: string) => readonly string[] {
  return (stepName) => {
    const { stdout, stderr } = attemptFiles(folder, stepName, stepOf(state, stepName).attempts);
    const lines = lastLines(stderr);
    return lines.length > 0 ? lines : lastLines(stdout);
  };
}

function lastLines(path: string): readonly string[] {
  const { head, tail } = readEnds(path, { head: 0, tail: TAIL_BYTES });
  const lines = stripHidden(tail === "" ? head : tail)
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  return lines.slice(-TAIL_LINES);
}
