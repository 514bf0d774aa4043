import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { createProblem } from "./create-problem.ts";
import { type DraftFlow, pathOf } from "./draft-flow.ts";

/** Finds steps whose two keys for the time-out say different things. */
export function* checkTimeouts(flows: readonly DraftFlow[]): Iterable<WorkflowProblem> {
  for (const draft of flows.flatMap(({ steps }) => steps)) {
    const { timeout, timeoutMs } = draft.step;
    if (timeout === undefined || timeoutMs === undefined || timeout === timeoutMs) continue;
    const message = `Unexpected \`timeout\` beside another \`timeoutMs\`, expected one of the two`;
    yield createProblem("key-conflict", pathOf(draft, "timeout"), { message, hint: "Remove one of the two." });
  }
}
