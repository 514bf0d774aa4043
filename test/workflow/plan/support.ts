import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import type { Plan } from "../../../src/workflow/plan/plan.ts";
import { type PlanRequest, planWorkflow } from "../../../src/workflow/plan/plan-workflow.ts";
import type { PlannedStep } from "../../../src/workflow/plan/planned-step.ts";

/** Plans a workflow in YAML that is right; throws where it is not. */
export function planOf(text: string, request: PlanRequest = {}): Plan {
  const { written, findings } = parseWorkflowYaml(text, "w.yaml");
  if (written === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const { workflow, problems } = checkWorkflow(written, { forgiveUnset: true });
  if (workflow === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  const planned = planWorkflow(workflow, request);
  if (!planned.ok) throw new Error(planned.problem.map(({ message }) => message).join("\n"));
  return planned.value;
}

/** Gives the step of a name. */
export function stepIn(plan: Plan, name: string): PlannedStep {
  const step = plan.steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`No step ${name}`);
  return step;
}
