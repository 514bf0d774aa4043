import { checkWorkflow } from "../../../../src/workflow/check/check-workflow.ts";
import type { CheckRequest } from "../../../../src/workflow/check/check-request.ts";
import { findingsOf } from "../../../../src/workflow/written/findings-of.ts";
import { parseWorkflowYaml } from "../../../../src/workflow/written/parse-workflow-yaml.ts";

const FILE = "workflow.yaml";

/** Reads and checks a workflow, and says its findings: line, column, severity and rule, message, hint. */
export function describeChecked(text: string, request: CheckRequest = {}): readonly string[] {
  const { written, findings, positions } = parseWorkflowYaml(text, FILE);
  const checked = written === undefined ? [] : checkWorkflow(written, request).problems;
  const all = [...findings, ...findingsOf(checked, { file: FILE, text, ...(positions && { positions }) })];
  return all.map(({ line, column, severity, rule, message, hint }) => `${line}:${column} ${severity} ${rule}: ${message}. ${hint ?? ""}`);
}
