import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { listReferences } from "../template/list-references.ts";
import { parseTemplate } from "../template/parse-template.ts";
import { chooseFlowPattern } from "../patterns/choose-flow-pattern.ts";
import { PATTERN_DEFINITIONS } from "../patterns/pattern-definitions.ts";
import { planBarriers } from "../plan/plan-barriers.ts";
import type { WrittenAgent, WrittenWorkflow } from "../written/written-workflow.ts";
import type { OtherNames } from "./check-dependencies.ts";
import type { CheckRequest } from "./check-request.ts";
import { checkStepReferences, type StepUse } from "./check-step-references.ts";
import { checkTemplate } from "./check-template.ts";
import { createProblem } from "./create-problem.ts";
import type { DraftFlow } from "./draft-flow.ts";
import { fieldsOfFile, fieldsOfFlow, type TemplateField } from "./template-fields.ts";
import { createVariableCheck, type VariableCheck, type VariableScope } from "./variable-check.ts";

/** What the templates of a file are checked in. */
export interface TemplateScope {
  readonly written: WrittenWorkflow;
  readonly flows: readonly DraftFlow[];
  readonly chosen: DraftFlow | undefined;
  readonly request: CheckRequest;
  readonly others: OtherNames;
}

/** Finds everything that is wrong with the references of a file: their form, their place, their steps and their variables. */
export function* checkTemplates(scope: TemplateScope): Iterable<WorkflowProblem> {
  const variables = createVariableCheck(scope.written, scope.request);
  for (const field of fieldsOfFile(scope.written)) {
    const steps: StepUse[] = [];
    yield* checkField(field, { steps, variables, scope: { needed: true, variables: {}, isStep: () => false }, names: undefined });
    for (const { reference, range } of steps) yield outside(field, reference.step, range);
  }
  const agents = new Map((scope.written.agents ?? []).map((agent, at) => [agent.name, { agent, at }]));
  for (const flow of scope.flows) yield* checkFlow(flow, { ...scope, agents, variables });
  yield* variables.unused();
}

function outside(field: TemplateField, step: string, within: StepUse["range"]): WorkflowProblem {
  const message = `Unexpected reference to the step \`${step}\` outside of steps, expected variables alone`;
  return createProblem("step-upstream", field.path, { message, hint: "Write it in a step that waits for that one.", within });
}

interface FlowScope extends TemplateScope {
  readonly agents: ReadonlyMap<string, { readonly agent: WrittenAgent; readonly at: number }>;
  readonly variables: VariableCheck;
}

function* checkFlow(flow: DraftFlow, { written, chosen, others, agents, variables }: FlowScope): Iterable<WorkflowProblem> {
  const names = new Set(flow.graph.names);
  const scope: VariableScope = { needed: flow === chosen, variables: flow.variables, isStep: (name) => names.has(name) };
  const steps: StepUse[] = [];
  for (const field of fieldsOfFlow(flow, agents)) yield* checkField(field, { steps, variables, scope, names });
  if (steps.length === 0) return;
  const barriers = (written.coordination?.barriers ?? []).filter(({ mode = "all" }) => mode === "all");
  const held = barriers.length === 0 || flow.circles.length > 0 ? flow.graph : planBarriers(barriers, flow.graph).graph;
  yield* checkStepReferences(steps, { flow, held, inOrder: runsInOrder(written, flow), others });
}

/** Whether the pattern runs the steps one after the other, so that each has the outputs of all before it. */
function runsInOrder(written: WrittenWorkflow, flow: DraftFlow): boolean {
  const { pattern } = chooseFlowPattern(written, { written: flow.written, steps: flow.steps.map(({ step }) => step) });
  return PATTERN_DEFINITIONS[pattern].order === "sequence";
}

interface FieldScope {
  readonly steps: StepUse[];
  readonly variables: VariableCheck;
  readonly scope: VariableScope;
  readonly names: ReadonlySet<string> | undefined;
}

function* checkField(field: TemplateField, { steps, variables, scope, names }: FieldScope): Iterable<WorkflowProblem> {
  const template = parseTemplate(field.text, names);
  if (field.shell || template.notes.length > 0) yield* checkTemplate(field, template);
  const references = listReferences(template);
  if (references.variables.length > 0) yield* variables.check(field, references.variables, scope);
  for (const { reference, range } of references.steps) steps.push({ reference, range, field });
}
