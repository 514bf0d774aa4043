import { describeCycle } from "../../graph/describe-cycle.ts";
import type { GraphProblem } from "../../graph/create-graph.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import type { ValuePath } from "../written/value-path.ts";
import { createProblem } from "./create-problem.ts";
import { type DraftFlow, pathOf } from "./draft-flow.ts";
import { meantName } from "./meant-name.ts";

/** What names a step could be taken for, where it is none of its workflow. */
export interface OtherNames {
  /** The workflow of the file that has a step of a name. */
  readonly flowOf: (step: string) => string | undefined;
  readonly barriers: ReadonlySet<string>;
}

/** Finds dependencies on steps that do not exist, those that stand twice, and circles. */
export function* checkDependencies(flow: DraftFlow, others: OtherNames): Iterable<WorkflowProblem> {
  for (const problem of flow.graphProblems) if (problem.kind !== "duplicate-name") yield ofDependency(problem, flow, others);
  for (const cycle of flow.circles) yield circle(flow, cycle);
}

/** Says that steps wait for each other. */
function circle(flow: DraftFlow, cycle: readonly number[]): WorkflowProblem {
  const message = `Unexpected circle ${describeCycle(flow.graph, cycle)}, expected that no step waits for itself`;
  return createProblem("no-cycle", placeOfCycle(flow, cycle), { message, hint: cycle.length === 1 ? "Remove it." : "Remove one of these dependencies." });
}

function placeOfCycle({ steps, graph }: DraftFlow, cycle: readonly number[]): ValuePath {
  const [first = 0, next = first] = cycle;
  const draft = steps[first];
  const place = draft?.step.dependsOn?.indexOf(graph.names[next] ?? "") ?? 0;
  return draft === undefined ? [] : pathOf(draft, "dependsOn", Math.max(0, place));
}

function ofDependency(problem: Exclude<GraphProblem, { kind: "duplicate-name" }>, flow: DraftFlow, others: OtherNames): WorkflowProblem {
  const draft = flow.steps[problem.node];
  const path = draft === undefined ? flow.path : pathOf(draft, "dependsOn", problem.place);
  if (problem.kind === "unknown-dependency") {
    const message = `Unexpected step ${quoteText(problem.name)}, expected a step of the same workflow`;
    return createProblem("step-known", path, { message, hint: unknownStepHint(problem.name, flow, others) });
  }
  const name = quoteText(draft?.step.dependsOn?.[problem.place] ?? "");
  return createProblem("dependency-once", path, { severity: "warning", message: `Unexpected second ${name}, expected each step once`, hint: "Remove it." });
}

/** Says what to do about the name of a step that the workflow does not have. */
export function unknownStepHint(name: string, flow: DraftFlow, { flowOf, barriers }: OtherNames): string {
  if (barriers.has(name)) return "Remove it: a barrier holds what waits for its steps by itself.";
  const other = flowOf(name);
  if (other !== undefined) return `Copy the step here: it is one of the workflow ${quoteText(other)}.`;
  return meantName(name, flow.graph.names, "Write the name of a step, or add the step.");
}
