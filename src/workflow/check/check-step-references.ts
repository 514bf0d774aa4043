import { areUpstream, type UpstreamQuestion } from "../../graph/are-upstream.ts";
import type { Graph } from "../../graph/graph.ts";
import { orderNodes } from "../../graph/order-nodes.ts";
import type { Placed } from "../template/list-references.ts";
import { describeReference, lookUp } from "../template/look-up.ts";
import type { StepReference } from "../template/template.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { quoteText } from "../written/describe-value.ts";
import { type OtherNames, unknownStepHint } from "./check-dependencies.ts";
import { createProblem } from "./create-problem.ts";
import type { DraftFlow } from "./draft-flow.ts";
import type { TemplateField } from "./template-fields.ts";

/** A reference to a step, and the text it stands in. */
export interface StepUse extends Placed<StepReference> {
  readonly field: TemplateField;
}

interface Question extends UpstreamQuestion {
  readonly use: StepUse;
}

/** The steps of a workflow, and what is upstream of what. */
export interface StepScope {
  readonly flow: DraftFlow;
  /** The steps with the barriers that hold them. */
  readonly held: Graph;
  readonly inOrder: boolean;
  readonly others: OtherNames;
}

/** Finds references to steps that do not exist, or that are not done before the step with the reference starts. All are asked for at once. */
export function* checkStepReferences(uses: readonly StepUse[], scope: StepScope): Iterable<WorkflowProblem> {
  const { flow, held, inOrder, others } = scope;
  const known: Question[] = [];
  for (const use of uses) {
    const upstream = flow.graph.find(use.reference.step);
    if (upstream === undefined) yield unknownStep(use, flow, others);
    else known.push({ use, node: use.field.node ?? upstream, upstream });
    const refused = refusedName(use);
    if (refused !== undefined) yield refused;
  }
  const answers = inOrder ? areBefore(held, known) : areUpstream(held, known);
  const wrong = known.filter((_, at) => answers[at] !== true);
  const backwards = areUpstream(
    held,
    wrong.map(({ node, upstream }) => ({ node: upstream, upstream: node })),
  );
  for (const [at, question] of wrong.entries()) yield notUpstream(question, flow, backwards[at] === true);
}

function areBefore(graph: Graph, questions: readonly UpstreamQuestion[]): readonly boolean[] {
  const places = new Int32Array(graph.names.length).fill(-1);
  for (const [place, node] of orderNodes(graph).entries()) places[node] = place;
  return questions.map(({ node, upstream }) => (places[upstream] ?? -1) < (places[node] ?? -1));
}

function withinOf({ field, range }: StepUse): { readonly within?: StepUse["range"] } {
  return field.written ? { within: range } : {};
}

function unknownStep(use: StepUse, flow: DraftFlow, others: OtherNames): WorkflowProblem {
  const message = `Unexpected step ${quoteText(use.reference.step)} in ${describeReference(use.reference)}, expected a step of the same workflow`;
  return createProblem("step-known", use.field.path, { message, hint: unknownStepHint(use.reference.step, flow, others), ...withinOf(use) });
}

/** Names that lead into the language are refused whatever a step prints. */
function refusedName(use: StepUse): WorkflowProblem | undefined {
  const { reference } = use;
  if (reference.path.length === 0) return undefined;
  const found = lookUp(reference, { variables: {}, steps: new Map([[reference.step, { output: "{}" }]]) });
  if (found.ok || found.problem.kind !== "refused-name") return undefined;
  return createProblem("template-form", use.field.path, { message: found.problem.message, hint: "Write the name of a field.", ...withinOf(use) });
}

function notUpstream({ use, node, upstream }: Question, flow: DraftFlow, backwards: boolean): WorkflowProblem {
  const own = flow.graph.names[node] ?? "";
  const at = { ...withinOf(use) };
  const reference = describeReference(use.reference);
  if (node === upstream) {
    const message = `Unexpected ${reference} in the step itself, expected a step that is done before`;
    return createProblem("step-upstream", use.field.path, { message, hint: "Remove it, or name another step.", ...at });
  }
  const message = `Unexpected ${reference} in ${quoteText(own)}, which does not wait for that step`;
  const name = use.reference.step;
  const add = isMade(flow) ? "Write the steps under `workflows`, with `dependsOn`." : `Write ${quoteText(name)} in \`dependsOn\`.`;
  const hint = backwards ? `Remove it: ${quoteText(name)} waits for this step.` : add;
  return createProblem("step-upstream", use.field.path, { message, hint, ...at });
}

/** Whether a pattern made the steps, so that there is no `dependsOn` to write in. */
function isMade({ path, written }: DraftFlow): boolean {
  return path.length === 0 || written.steps.length === 0;
}
