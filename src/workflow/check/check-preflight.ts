import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenPreflight, WrittenWorkflow } from "../written/written-workflow.ts";
import { createProblem } from "./create-problem.ts";

/** Lists the commands of a file that have to succeed before any step, with their places. */
export function preflightOf({ preflight = [], workflows = [] }: WrittenWorkflow): readonly { readonly check: WrittenPreflight; readonly path: ValuePath }[] {
  return [
    ...preflight.map((check, at) => ({ check, path: ["preflight", at] })),
    ...workflows.flatMap((flow, place) => (flow.preflight ?? []).map((check, at) => ({ check, path: ["workflows", place, "preflight", at] }))),
  ];
}

/** Finds what outputs are to be held against and is no pattern. */
export function checkPreflight(written: WrittenWorkflow): readonly WorkflowProblem[] {
  return preflightOf(written).flatMap(({ check, path }) => [
    ...checkPattern(check.failIf, [...path, "failIf"]),
    ...checkPattern(check.successIf, [...path, "successIf"]),
  ]);
}

function checkPattern(pattern: string | undefined, path: ValuePath): readonly WorkflowProblem[] {
  if (pattern === undefined || isPattern(pattern)) return [];
  const message = `Unexpected ${String(path.at(-1))} ${quoteText(pattern)}, expected \`empty\`, \`non-empty\` or a regular expression`;
  return [createProblem("pattern-valid", path, { message, hint: "Mend the pattern; a backslash before a bracket or a sign makes it a plain character." })];
}

/** As JavaScript reads it without flags. */
function isPattern(text: string): boolean {
  try {
    return RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
