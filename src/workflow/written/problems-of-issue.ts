import type { z } from "zod";
import type { ProblemRule } from "../checked/problem-rules.ts";
import { describeFound, nounOf } from "./describe-value.ts";
import { unknownKey } from "./unknown-key.ts";
import { valueHint } from "./value-hint.ts";
import { valueAt, type ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** So many unknown keys of one object are told. */
const MAX_KEYS = 100;

/** What an issue is about. */
export interface IssueScope {
  /** The whole value. */
  readonly root: unknown;
  /** The path that the issue's own begins from. */
  readonly around?: ValuePath;
  /** What reads the value; that of workflow files where omitted. */
  readonly schema?: z.core.$ZodType;
}

/** Says in our words what the schema found wrong with a value. */
export function problemsOfIssue(issue: z.core.$ZodIssue, scope: IssueScope): readonly WorkflowProblem[] {
  const { root, around = [], schema } = scope;
  const path = [...around, ...ownPath(issue)];
  const value = valueAt(root, path);
  if (issue.code === "unrecognized_keys") return issue.keys.slice(0, MAX_KEYS).map((key) => unknownKey(path, key, schema));
  if (issue.code === "invalid_union") {
    const branch = branchFor(issue.errors, value);
    if (branch !== undefined) return branch.flatMap((inner) => problemsOfIssue(inner, { ...scope, around: path }));
  }
  if (value === undefined && path.length > 0) return [missingKey(path, issue.message)];
  const expected = issue.message;
  return [
    {
      rule: ruleOf(issue, value),
      severity: "error",
      path,
      part: "value",
      message: `Unexpected ${describeFound(path, value)}, expected ${expected}`,
      hint: valueHint({ path, value, issue }),
    },
  ];
}

/** Says that an object lacks a key; `expected` is what its value has to be. */
export function missingKey(path: ValuePath, expected: string): WorkflowProblem {
  const key = String(path.at(-1));
  const holder = path.slice(0, -1);
  const message = `Unexpected ${nounOf(holder)} without \`${key}\`, expected ${expected}`;
  return { rule: "key-required", severity: "error", path: holder, part: "value", message, hint: `Write \`${key}:\` and its value.`, meant: key };
}

function ownPath(issue: z.core.$ZodIssue): ValuePath {
  return issue.path.map((part) => (typeof part === "number" ? part : String(part)));
}

/** Of the ways a value may be written, the one whose kind it has. */
function branchFor(branches: readonly (readonly z.core.$ZodIssue[])[], value: unknown): readonly z.core.$ZodIssue[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return branches.find((issues) => issues.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys"));
}

function ruleOf({ code }: z.core.$ZodIssue, value: unknown): ProblemRule {
  if (code === "invalid_value") return typeof value === "string" ? "word-known" : "value-type";
  if (code === "too_small" || code === "too_big") return "value-range";
  return code === "invalid_format" ? "value-format" : "value-type";
}
