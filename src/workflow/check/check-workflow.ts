import type { Workflow } from "../checked/workflow.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { firstProblems } from "../written/first-problems.ts";
import type { WrittenWorkflow } from "../written/written-workflow.ts";
import { checkAgents } from "./check-agents.ts";
import { checkBarriers } from "./check-barriers.ts";
import { checkChoice, chosenFlow } from "./check-choice.ts";
import { checkDependencies, type OtherNames } from "./check-dependencies.ts";
import { checkPaths } from "./check-paths.ts";
import { checkPreflight } from "./check-preflight.ts";
import type { CheckRequest } from "./check-request.ts";
import { checkRights } from "./check-rights.ts";
import { checkTemplates } from "./check-templates.ts";
import { checkTimeouts } from "./check-timeouts.ts";
import { type DraftFlow, draftFlows } from "./draft-flow.ts";

/** What checking a written workflow gives: the workflow where nothing is wrong that matters, and all that is wrong. */
export interface CheckedWorkflow {
  readonly workflow?: Workflow;
  readonly problems: readonly WorkflowProblem[];
}

/** Checks all that a written workflow refers to, before anything runs (WORKFLOWS.md 2). Linear in steps, dependencies and references. Never throws. */
export function checkWorkflow(written: WrittenWorkflow, request: CheckRequest = {}): CheckedWorkflow {
  const flows = draftFlows(written, request);
  const problems = firstProblems(problemsIn(written, flows, request));
  if (problems.some(({ severity }) => severity === "error")) return { problems };
  return { workflow: { written, flows: flows.map(completed) }, problems };
}

function completed({ written, steps, graph, variables }: DraftFlow): Workflow["flows"][number] {
  return { written, steps: steps.map(({ step }) => step), graph, variables };
}

/** Finds one after the other, as somebody asks for it. */
function* problemsIn(written: WrittenWorkflow, flows: readonly DraftFlow[], request: CheckRequest): Iterable<WorkflowProblem> {
  const others = otherNames(written, flows);
  yield* checkChoice(flows, request.flow);
  for (const flow of flows) {
    yield* flow.problems;
    yield* checkDependencies(flow, others);
  }
  yield* checkBarriers(written, flows);
  yield* checkAgents(written, flows);
  yield* checkRights(written);
  yield* checkPaths(written, flows, request.root);
  yield* checkTimeouts(flows);
  yield* checkPreflight(written);
  yield* checkTemplates({ written, flows, chosen: chosenFlow(flows, request.flow), request, others });
}

function otherNames({ coordination }: WrittenWorkflow, flows: readonly DraftFlow[]): OtherNames {
  return {
    flowOf: (step) => flows.find(({ graph }) => graph.find(step) !== undefined)?.written.name,
    barriers: new Set(coordination?.barriers?.map(({ name }) => name)),
  };
}
