import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { describeCycle } from "../../graph/describe-cycle.ts";
import { findCycles } from "../../graph/find-cycles.ts";
import type { Graph } from "../../graph/graph.ts";
import { chooseFlowPattern } from "../patterns/choose-flow-pattern.ts";
import { PATTERN_DEFINITIONS } from "../patterns/pattern-definitions.ts";
import type { Flow, Workflow } from "../checked/workflow.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { WrittenWorkflow } from "../written/written-workflow.ts";
import { findFlow } from "./find-flow.ts";
import type { Plan } from "./plan.ts";
import { planAgents } from "./plan-agents.ts";
import { describeNode, planBarriers, type PlannedBarriers } from "./plan-barriers.ts";
import { createPermissionsReader } from "./plan-permissions.ts";
import { planErrors } from "./plan-retries.ts";
import { planSettings } from "./plan-settings.ts";
import { planOrder } from "./plan-order.ts";
import { planStep, type StepSurroundings } from "./plan-step.ts";
import { planTeam, type PlannedTeam } from "./plan-team.ts";
import type { PlannedStep } from "./planned-step.ts";

/** What a plan is asked for. */
export interface PlanRequest {
  /** Name of one of the file's workflows; the first where absent. */
  readonly flow?: string | undefined;
  /** The caller's variables, which win over the file's `templates`. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Plans one workflow of a checked file: every default filled in, every name resolved. Linear in steps and dependencies; refuses a workflow that nobody has. */
export function planWorkflow(workflow: Workflow, request: PlanRequest = {}): Result<Plan, readonly WorkflowProblem[]> {
  const found = findFlow(workflow, request.flow);
  if (!found.ok) return refuse([found.problem]);
  const flow = found.value;
  const { written } = workflow;
  const { pattern, reason } = chooseFlowPattern(written, flow);
  const definition = PATTERN_DEFINITIONS[pattern];
  const graph = planOrder(flow.graph, definition);
  const team = planTeam(definition, written.agents ?? [], { steps: flow.steps, graph });
  const settings = planSettings(written, flow, request.variables ?? {});
  const around = surround({ written, flow, team, settings }, definition.assignsOwner);
  const steps = planSteps(flow, graph, around);
  const barriers = planBarriers(written.coordination?.barriers ?? [], graph);
  const problems = [...(team.problem === undefined ? [] : [team.problem]), ...steps.problems, ...stuckBarriers(barriers)];
  if (problems.length > 0) return refuse(problems);
  const { project } = written;
  return succeed({
    ...settings,
    flow: flow.written.name,
    pattern,
    patternReason: reason,
    strategy: around.errors.strategy,
    agents: team.members.flatMap((name) => around.agents.get(name) ?? []),
    steps: steps.steps,
    graph,
    barriers: barriers.barriers,
    edges: team.edges,
    ...(team.hub === undefined ? {} : { hub: team.hub }),
    ...(project === undefined ? {} : { project }),
  });
}

interface Known {
  readonly written: WrittenWorkflow;
  readonly flow: Flow;
  readonly team: PlannedTeam;
  readonly settings: Pick<Plan, "channel" | "variables">;
}

function surround({ written, flow, team, settings }: Known, assignsOwner: boolean): StepSurroundings {
  const folders = new Map((written.paths ?? []).map(({ name, path }) => [name, path]));
  const folderOf = (name: string): string | undefined => folders.get(name);
  const permissions = createPermissionsReader(written);
  const byName = new Map((written.agents ?? []).map((agent) => [agent.name, agent]));
  return {
    stepNames: new Set(flow.graph.names),
    agents: planAgents(written, { permissions, folderOf, variables: settings.variables }),
    retriesOf: (agent) => byName.get(agent)?.constraints?.retries,
    taskOf: (agent) => byName.get(agent)?.task,
    errors: planErrors(written, flow.written),
    permissions,
    folderOf,
    channel: settings.channel,
    owner: assignsOwner ? team.hub : undefined,
  };
}

function planSteps(
  flow: Flow,
  graph: Graph,
  around: StepSurroundings,
): { readonly steps: readonly PlannedStep[]; readonly problems: readonly WorkflowProblem[] } {
  const steps: PlannedStep[] = [];
  const problems: WorkflowProblem[] = [];
  for (const [node, written] of flow.steps.entries()) {
    const before = graph.before[node] ?? [];
    const step = planStep(
      written,
      before.map((other) => graph.names[other] ?? ""),
      around,
    );
    if (step === undefined) problems.push(unplanned(written.name, written.agent));
    else steps.push(step);
  }
  return { steps, problems };
}

/** What the checker lets through only when a caller made the workflow without it. */
function unplanned(name: string, agent: string | undefined): WorkflowProblem {
  return {
    rule: "agent-known",
    severity: "error",
    path: ["workflows"],
    part: "value",
    message: `Unexpected agent \`${agent ?? ""}\` of step \`${name}\`, expected an agent of the file`,
    hint: "Declare it under `agents`.",
  };
}

/** Barriers that hold each other would never open. */
function stuckBarriers({ barriers, graph }: PlannedBarriers): readonly WorkflowProblem[] {
  if (barriers.length === 0) return [];
  return findCycles(graph).map((cycle) => ({
    rule: "no-cycle",
    severity: "error",
    path: ["coordination", "barriers"],
    part: "value",
    message: `Unexpected barriers that hold each other, expected that each can open: ${describeCycle({ ...graph, names: graph.names.map(describeNode) }, cycle)}`,
    hint: "Take one of the steps out of `waitFor`.",
  }));
}
