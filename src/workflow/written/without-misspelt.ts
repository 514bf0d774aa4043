import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { formatPath } from "./value-path.ts";

/** Leaves out that a key is missing where it stands misspelt, which is told too. */
export function withoutMisspelt(problems: readonly WorkflowProblem[]): readonly WorkflowProblem[] {
  const meant = new Set(
    problems.flatMap(({ rule, path, meant: key }) => (rule === "key-known" && key !== undefined ? [formatPath([...path.slice(0, -1), key])] : [])),
  );
  return problems.filter(({ rule, path, meant: key }) => rule !== "key-required" || key === undefined || !meant.has(formatPath([...path, key])));
}
