import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { formatPath, type ValuePath } from "./value-path.ts";

/** More mistakes than these are not looked for: one may cost a search through all names. */
export const MAX_ERRORS = 100;

/** Takes problems as they are found, each once however many checks meet it, until there are too many errors. */
export function firstProblems(problems: Iterable<WorkflowProblem>): readonly WorkflowProblem[] {
  const told = new Map<string, WorkflowProblem>();
  const counts = { error: 0, warning: 0, info: 0 };
  for (const problem of problems) {
    const key = `${formatPath(problem.path)}\n${problem.within?.start ?? ""}\n${problem.message}`;
    if (told.has(key)) continue;
    counts[problem.severity] += 1;
    if (counts.error > MAX_ERRORS) return [...told.values(), tooMany(problem.path)];
    if (problem.severity === "error" || counts[problem.severity] <= MAX_ERRORS) told.set(key, problem);
  }
  return [...told.values()];
}

/** Says that there are more mistakes than are told. */
export function tooMany(path: ValuePath): WorkflowProblem {
  const message = `Unexpected further mistakes, expected at most ${MAX_ERRORS}`;
  return { rule: "too-many", severity: "error", path, part: "value", message, hint: "Mend those that are shown first." };
}
