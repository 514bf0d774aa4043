import { createGraph, type GraphProblem } from "../../graph/create-graph.ts";
import { findCycles } from "../../graph/find-cycles.ts";
import type { Graph } from "../../graph/graph.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { makeSteps } from "../patterns/make-steps.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenFlow, WrittenStep, WrittenWorkflow } from "../written/written-workflow.ts";
import type { CheckRequest } from "./check-request.ts";
import { checkUse, unknownUse } from "./custom-steps/check-use.ts";
import { expandStep, USE_VARIABLE } from "./custom-steps/expand-step.ts";

/** A step on the way to being checked: `use` is written out. */
export interface DraftStep {
  readonly step: WrittenStep;
  readonly path: ValuePath;
  /** Keys that `.relay/steps.yaml` gives. */
  readonly given?: ReadonlySet<string>;
}

/** A workflow of a file on the way to being checked. */
export interface DraftFlow {
  readonly written: WrittenFlow;
  /** Where it stands in the file; empty where its steps are made from agents. */
  readonly path: ValuePath;
  readonly steps: readonly DraftStep[];
  readonly graph: Graph;
  readonly graphProblems: readonly GraphProblem[];
  /** Steps that wait for each other. */
  readonly circles: readonly (readonly number[])[];
  /** Values that its commands refer to, beside those of the file. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** What is wrong with its `use`. */
  readonly problems: readonly WorkflowProblem[];
}

/** Gives the place of a value of a step: of `use` for what stands in `.relay/steps.yaml`. */
export function pathOf({ path, given }: DraftStep, ...keys: readonly (string | number)[]): ValuePath {
  return given?.has(String(keys[0])) === true ? [...path, "use"] : [...path, ...keys];
}

/** Lists the workflows of a file with their graphs; where a workflow has no steps, the pattern makes them of the agents' tasks. */
export function draftFlows(written: WrittenWorkflow, { customSteps = new Map() }: CheckRequest): readonly DraftFlow[] {
  const { workflows = [] } = written;
  const made = makeSteps(written);
  const places = new Map((written.agents ?? []).map(({ name }, at) => [name, at]));
  const madeSteps = made.map((step): DraftStep => ({ step, path: ["agents", places.get(step.agent ?? "") ?? 0] }));
  if (workflows.length === 0)
    return [completeFlow({ written: { name: "default", steps: [...made] }, path: [], steps: madeSteps, variables: {}, problems: [] })];
  return workflows.map((flow, at) => {
    const path: ValuePath = ["workflows", at];
    if (flow.steps.length === 0) return completeFlow({ written: flow, path, steps: madeSteps, variables: {}, problems: [] });
    const texts: string[] = [];
    const problems: WorkflowProblem[] = [];
    const steps = flow.steps.map((step, place) => draftStep(step, [...path, "steps", place], { customSteps, texts, problems }));
    return completeFlow({ written: flow, path, steps, variables: texts.length === 0 ? {} : { [USE_VARIABLE]: texts }, problems });
  });
}

interface Drafting {
  readonly customSteps: NonNullable<CheckRequest["customSteps"]>;
  readonly texts: string[];
  readonly problems: WorkflowProblem[];
}

function draftStep(step: WrittenStep, path: ValuePath, { customSteps, texts, problems }: Drafting): DraftStep {
  if (step.use === undefined) return { step, path };
  const custom = customSteps.get(step.use);
  if (custom === undefined) {
    problems.push(unknownUse(step.use, path, customSteps));
    return { step, path };
  }
  problems.push(...checkUse(step, path, custom));
  return { path, ...expandStep(step, custom, texts) };
}

function completeFlow(flow: Omit<DraftFlow, "graph" | "graphProblems" | "circles">): DraftFlow {
  const { graph, problems } = createGraph(flow.steps.map(({ step }) => step));
  return { ...flow, graph, graphProblems: problems, circles: findCycles(graph) };
}
