import type { Workflow } from "../../../../src/workflow/checked/workflow.ts";
import { lintWorkflow } from "../../../../src/workflow/rules/lint-workflow.ts";
import { formatPath } from "../../../../src/workflow/written/value-path.ts";

/** Lists what the rules find in a workflow: rule and path, in the order of the rules. */
export function rulesFound(workflow: Workflow, rule?: string): readonly string[] {
  const found = lintWorkflow(workflow).filter((problem) => rule === undefined || problem.rule === rule);
  return found.map((problem) => `${problem.rule} ${formatPath(problem.path)}`);
}
