import type { PlanRequest } from "../workflow/plan/plan-workflow.ts";
import type { WrittenWorkflow } from "../workflow/written/written-workflow.ts";

/** Gives what a plan is to know of the project that a workflow names: the project, and the tasks that are done with each step of the chosen workflow. Empty where it names none. */
export function projectRequest(written: WrittenWorkflow, flow?: string): Pick<PlanRequest, "project" | "tasks"> {
  const { project, workflows = [] } = written;
  if (project === undefined) return {};
  const chosen = workflows.find(({ name }) => name === flow) ?? workflows[0];
  return { project, tasks: Object.fromEntries((chosen?.steps ?? []).map(({ name, tasks = [] }) => [name, tasks])) };
}
