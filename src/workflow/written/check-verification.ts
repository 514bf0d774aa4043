import { describeFound } from "./describe-value.ts";
import { isRecord } from "./is-record.ts";
import { missingKey } from "./problems-of-issue.ts";
import type { ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** Finds a verification whose value is not one of its type: `exit_code` may have none (it means 0), `custom` too. */
export function checkVerification(verification: unknown, path: ValuePath): readonly WorkflowProblem[] {
  if (!isRecord(verification)) return [];
  const { type, value } = verification;
  const at: ValuePath = [...path, "value"];
  if (type === "exit_code") return value === undefined || isExitCode(value) ? [] : wrong(at, value, "a whole number from 0 to 255");
  if (type !== "output_contains" && type !== "file_exists") return [];
  const expected = type === "output_contains" ? "the text that has to be found" : "the path of a file";
  if (value === undefined) return [missingKey(at, expected)];
  if (typeof value === "number") return type === "file_exists" ? wrong(at, value, expected) : [];
  return typeof value === "string" && value.trim() === "" ? wrong(at, value, expected) : [];
}

/** Other kinds of values are the schema's to find. */
function isExitCode(value: unknown): boolean {
  if (typeof value !== "string" && typeof value !== "number") return true;
  return /^\d{1,3}$/u.test(String(value).trim()) && Number(value) <= 255;
}

function wrong(path: ValuePath, value: unknown, expected: string): readonly WorkflowProblem[] {
  const message = `Unexpected ${describeFound(path, value)}, expected ${expected}`;
  return [{ rule: "value-format", severity: "error", path, part: "value", message, hint: `Write ${expected}.` }];
}
