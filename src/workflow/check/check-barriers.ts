import { describeCycle } from "../../graph/describe-cycle.ts";
import { findCycles } from "../../graph/find-cycles.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { barrierNode, describeNode, planBarriers } from "../plan/plan-barriers.ts";
import { quoteText } from "../written/describe-value.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { WrittenBarrier, WrittenWorkflow } from "../written/written-workflow.ts";
import { createProblem } from "./create-problem.ts";
import type { DraftFlow } from "./draft-flow.ts";
import { meantName } from "./meant-name.ts";

const BARRIERS: ValuePath = ["coordination", "barriers"];

/** Finds barriers that can never open: for steps that do not exist, for no steps, or for what another barrier holds. */
export function* checkBarriers({ coordination }: WrittenWorkflow, flows: readonly DraftFlow[]): Iterable<WorkflowProblem> {
  const barriers = coordination?.barriers ?? [];
  for (const [at, barrier] of barriers.entries()) yield* checkBarrier(barrier, [...BARRIERS, at, "waitFor"], flows);
  if (barriers.length < 2) return;
  for (const { graph, circles } of flows) if (circles.length === 0) yield* checkHeld(barriers, planBarriers(barriers, graph).graph);
}

/** Barriers that hold each other. */
function* checkHeld(barriers: readonly WrittenBarrier[], held: DraftFlow["graph"]): Iterable<WorkflowProblem> {
  for (const cycle of findCycles(held)) {
    const names = cycle.map((node) => held.names[node] ?? "");
    const at = barriers.findIndex(({ name }) => names.includes(barrierNode(name)));
    const circle = describeCycle({ ...held, names: held.names.map(describeNode) }, cycle);
    const message = `Unexpected barriers that hold each other, ${circle}, expected that each can open`;
    yield createProblem("no-cycle", [...BARRIERS, Math.max(0, at), "waitFor"], { message, hint: "Take one of these steps out of `waitFor`." });
  }
}

function* checkBarrier({ name, waitFor }: WrittenBarrier, path: ValuePath, flows: readonly DraftFlow[]): Iterable<WorkflowProblem> {
  const quoted = quoteText(name);
  if (waitFor.length === 0) {
    const message = `Unexpected barrier ${quoted} that waits for nothing, expected steps`;
    yield createProblem("barrier-opens", path, { message, hint: "Write the names of steps." });
  }
  for (const [at, step] of waitFor.entries()) {
    if (flows.some(({ graph }) => graph.find(step) !== undefined)) continue;
    const names = flows.flatMap(({ graph }) => graph.names);
    const hint = meantName(step, names, "Write the name of a step, or add the step.");
    yield createProblem("step-known", [...path, at], {
      message: `Unexpected step ${quoteText(step)}, expected one that the barrier ${quoted} can wait for`,
      hint,
    });
  }
}
