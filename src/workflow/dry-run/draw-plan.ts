import { findCriticalPath } from "../../graph/find-critical-path.ts";
import { formatDot } from "../../graph/picture/format-dot.ts";
import { formatMermaid } from "../../graph/picture/format-mermaid.ts";
import { formatSvg } from "../../graph/picture/format-svg.ts";
import type { NodeShape, Picture } from "../../graph/picture/picture.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import { createRunGraph } from "./run-graph.ts";

/** The formats in which a plan can be drawn. */
export const PLAN_FORMATS = ["mermaid", "svg", "dot"] as const;
/** One of `PLAN_FORMATS`. */
export type PlanFormat = (typeof PLAN_FORMATS)[number];

const FORMATS: Readonly<Record<PlanFormat, (picture: Picture) => string>> = { mermaid: formatMermaid, svg: formatSvg, dot: formatDot };

/** Draws a plan: agents' steps in boxes, commands in rounded ones, questions and barriers in hexagons; the critical path strong. */
export function drawPlan(plan: Plan, format: PlanFormat): string {
  const graph = createRunGraph(plan);
  const count = plan.steps.length;
  return FORMATS[format]({
    graph,
    linesOf: (node) => linesOf(plan, node),
    shapeOf: (node) => shapeOf(plan.steps[node]),
    strong: findCriticalPath(graph, (node) => (node < count ? 1 : 0)).nodes,
  });
}

function linesOf({ steps, barriers }: Plan, node: number): readonly string[] {
  const step = steps[node];
  if (step !== undefined) return [step.name, describeDoer(step)];
  const barrier = barriers[node - steps.length];
  return barrier === undefined ? [] : [barrier.name, `barrier, ${barrier.mode}`];
}

function describeDoer(step: PlannedStep): string {
  if (step.kind !== "agent") return KINDS[step.kind];
  const { name, cli } = step.agent;
  return name === cli ? cli : `${name} (${cli})`;
}

const KINDS: Readonly<Record<Exclude<PlannedStep["kind"], "agent">, string>> = { deterministic: "command", worktree: "worktree", approval: "approval" };

const SHAPES: Readonly<Record<PlannedStep["kind"], NodeShape>> = { agent: "box", deterministic: "round", worktree: "round", approval: "hexagon" };

function shapeOf(step: PlannedStep | undefined): NodeShape {
  return step === undefined ? "hexagon" : SHAPES[step.kind];
}
