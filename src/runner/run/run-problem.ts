import type { FileProblem } from "../../disk/file-problem.ts";
import type { JournalProblem } from "../journal/journal-problem.ts";
import type { RunProblem } from "./run.ts";

/** Turns trouble with a run's journal into the reason why the run does not go on. */
export function problemOfJournal({ code, message, hint }: JournalProblem): RunProblem {
  const kinds = { full: "full", held: "held", damaged: "damaged", missing: "missing", changed: "held", exists: "io", closed: "io", io: "io" } as const;
  return createRunProblem(kinds[code], message, hint);
}

/** Turns trouble with a run's other files into the reason why the run does not go on. */
export function problemOfFile({ code, message, hint }: FileProblem): RunProblem {
  return createRunProblem(code === "no-space" ? "full" : "io", message, hint);
}

/** Creates the reason why a run does not begin or is not resumed. */
export function createRunProblem(code: RunProblem["code"], message: string, hint?: string): RunProblem {
  return { kind: "problem", code, message, ...(hint === undefined ? {} : { hint }) };
}
