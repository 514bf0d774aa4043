import type { Graph } from "../../graph/graph.ts";
import { orderNodes } from "../../graph/order-nodes.ts";
import { findHub } from "../patterns/find-hub.ts";
import { hasRole } from "../patterns/has-role.ts";
import type { PatternDefinition } from "../patterns/pattern-definition.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { WrittenAgent, WrittenStep } from "../written/written-workflow.ts";
import type { MessageEdge } from "./plan.ts";
import { isInteractive } from "./plan-agents.ts";

/** Who takes part in a workflow, and who may write to whom. */
export interface PlannedTeam {
  /** Names of the agents that steps use, and those that the pattern needs, in the order of the file. */
  readonly members: readonly string[];
  readonly hub?: string;
  readonly edges: readonly MessageEdge[];
  /** Present where there are too many agents to draw edges among; then there are none. */
  readonly problem?: WorkflowProblem;
}

/** Among more agents every pair would take too much memory, and nobody could follow what they write to each other. */
const MOST_TALKERS = 500;

/** Asks the pattern who of a file's agents takes part in a workflow. */
export function planTeam(
  definition: PatternDefinition,
  agents: readonly WrittenAgent[],
  flow: { readonly steps: readonly WrittenStep[]; readonly graph: Graph },
): PlannedTeam {
  const used = new Set(flow.steps.flatMap(({ agent }) => (agent === undefined ? [] : [agent])));
  const hub = findHub(definition, agents);
  const members = agents.filter((agent) => used.has(agent.name) || agent.name === hub || definition.roles.some((role) => hasRole(agent, role)));
  const talkers = members.filter(isInteractive);
  const known = { members: members.map(({ name }) => name), ...(hub === undefined ? {} : { hub }) };
  if (definition.isDense && talkers.length > MOST_TALKERS) return { ...known, edges: [], problem: tooMany(definition, talkers.length) };
  const edges = definition.drawEdges({
    talkers,
    ...(hub === undefined ? {} : { hub }),
    order: agentOrder(flow),
    stepEdges: stepEdges(flow, new Set(talkers.map(({ name }) => name))),
  });
  return { ...known, edges };
}

function tooMany({ name }: PatternDefinition, count: number): WorkflowProblem {
  return {
    rule: "too-many",
    severity: "error",
    path: ["agents"],
    part: "key",
    message: `Unexpected ${count} agents that take messages in the pattern \`${name}\`, expected at most ${MOST_TALKERS}`,
    hint: "Set `interactive: false` for those that need no messages.",
  };
}

interface Steps {
  readonly steps: readonly WrittenStep[];
  readonly graph: Graph;
}

function agentOrder({ steps, graph }: Steps): readonly string[] {
  return [...new Set(orderNodes(graph).flatMap((node) => steps[node]?.agent ?? []))];
}

function stepEdges({ steps, graph }: Steps, talkers: ReadonlySet<string>): readonly MessageEdge[] {
  const drawn = new Map<string, Set<string>>();
  graph.before.forEach((list, node) => {
    const to = steps[node]?.agent;
    if (to === undefined || !talkers.has(to)) return;
    for (const other of list) {
      const from = steps[other]?.agent;
      if (from === undefined || from === to || !talkers.has(from)) continue;
      const targets = drawn.get(from) ?? new Set();
      drawn.set(from, targets.add(to));
    }
  });
  return [...drawn].flatMap(([from, targets]) => [...targets].map((to) => ({ from, to })));
}
