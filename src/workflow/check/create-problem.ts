import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { ProblemRule } from "../checked/problem-rules.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { ValuePath } from "../written/value-path.ts";

/** What a problem says. */
export interface ProblemWords {
  readonly message: string;
  readonly hint: string;
  /** `error` where omitted. */
  readonly severity?: Severity;
  readonly within?: Range | undefined;
}

/** Creates a problem with the value at a path. */
export function createProblem(rule: ProblemRule, path: ValuePath, { message, hint, severity = "error", within }: ProblemWords): WorkflowProblem {
  return { rule, severity, path, part: "value", message, hint, ...(within === undefined ? {} : { within }) };
}
