import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { ValuePath } from "../written/value-path.ts";

/** One thing that is wrong with a workflow, by the path of the value; whoever knows the text turns it into a finding (`findingsOf`). */
export interface WorkflowProblem {
  /** Name of the rule, such as `step-known`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly path: ValuePath;
  /** Whether the key is meant, or the value. */
  readonly part: "key" | "value";
  /** Where inside the value's text, for a reference in a template: offsets in the value as read. */
  readonly within?: Range;
  readonly message: string;
  /** What to do about it, one imperative sentence. */
  readonly hint: string;
  /** The key that is missing, or that somebody may have meant by one that is not known. */
  readonly meant?: string;
}
