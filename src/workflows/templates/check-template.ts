import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import { readPlan } from "../../workflow/plan/read-plan.ts";
import { parseWorkflowYaml } from "../../workflow/written/parse-workflow-yaml.ts";
import { WorkflowError } from "../workflow-error.ts";

/** Reads a template and checks all but its variables, which its user gives, and steps that the project declares. @throws WorkflowError where it cannot be run. */
export function checkTemplate(text: string, file: string): RelayYamlConfig {
  const { written, findings } = parseWorkflowYaml(text, file);
  if (written === undefined) throw new WorkflowError("Cannot use this template", findings);
  const read = readPlan({ text, file }, { forgiveUnset: true, settings: false });
  const wrong = read.findings.filter(({ severity, rule }) => severity === "error" && rule !== "custom-step-known");
  if (wrong.length > 0) throw new WorkflowError("Cannot use this template", wrong);
  return written;
}
