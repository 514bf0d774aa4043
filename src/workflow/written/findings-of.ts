import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { PathPositions } from "./path-positions.ts";
import { formatPath } from "./value-path.ts";

/** Where a workflow comes from: its file as shown, and where it was read as YAML, its text and positions; what a program built has neither. */
export interface WorkflowSource {
  readonly file: string;
  readonly text?: string;
  readonly positions?: PathPositions;
}

/** Turns problems into findings, in the order of the text; where there is none, each stands at line 1 and names the path of its value. */
export function findingsOf(problems: readonly WorkflowProblem[], source: WorkflowSource): readonly Diagnostic[] {
  const { file, text, positions } = source;
  if (text === undefined || positions === undefined) return problems.map((problem) => findingWithoutText(problem, file));
  const lines = createLineIndex(text);
  const findings = problems.map(({ rule, severity, path, part, within, message, hint }) => {
    const whole = positions.rangeOf(path, part);
    const value = within === undefined ? undefined : positions.valueOf(path);
    const range = within === undefined || typeof value !== "string" ? whole : rangeWithin({ text, whole, value, within });
    return { rule, severity, message, file, range, ...lines.positionAt(range.start), hint };
  });
  return eachOnce(findings.sort((one, other) => one.range.start - other.range.start));
}

/** What is wrong with a text that stands behind an alias is wrong wherever it is used, and is mended once. */
function eachOnce(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return findings.filter(({ rule, message, range }) => {
    const key = `${range.start} ${range.end} ${rule} ${message}`;
    return !told.has(key) && told.add(key);
  });
}

function findingWithoutText({ rule, severity, path, message, hint }: WorkflowProblem, file: string): Diagnostic {
  const place = path.length === 0 ? message : `${message} (at \`${formatPath(path)}\`)`;
  return { rule, severity, message: place, file, range: { start: 0, end: 0 }, line: 1, column: 1, hint };
}

interface Within {
  readonly text: string;
  readonly whole: Range;
  readonly value: string;
  readonly within: Range;
}

/**
 * Finds a part of a value in the text that it was read from: the same words, as often as they stand before it in the value. They are written as they are read, since
 * no notation of YAML changes braces and names; what is not found, as it is folded or an alias, is the whole value.
 */
function rangeWithin({ text, whole, value, within }: Within): Range {
  const words = value.slice(within.start, within.end);
  if (words === "") return whole;
  const raw = text.slice(whole.start, whole.end);
  let at = raw.indexOf(words);
  for (let seen = value.indexOf(words); seen !== -1 && seen < within.start && at !== -1; seen = value.indexOf(words, seen + 1)) at = raw.indexOf(words, at + 1);
  return at === -1 ? whole : { start: whole.start + at, end: whole.start + at + words.length };
}
