import { parseWorkflowYaml } from "../../../../src/workflow/written/parse-workflow-yaml.ts";

/** Reads a workflow and says its findings: line, column, severity and rule, message, hint. */
export function describeFindings(text: string): readonly string[] {
  const { findings } = parseWorkflowYaml(text, "workflow.yaml");
  return findings.map(({ line, column, severity, rule, message, hint }) => `${line}:${column} ${severity} ${rule}: ${message}. ${hint ?? ""}`);
}
