import { refuse } from "../../diagnostic/result.ts";
import { singleLine } from "../../util/single-line.ts";
import { untickTask } from "../handoff/untick-task.ts";
import { taskName } from "../task-name.ts";
import { composeMove } from "./compose-move.ts";
import type { Move } from "./move-function.ts";
import { pickTask } from "./pick-task.ts";
import { refusalOfMove, refuseMove } from "./refusals.ts";

/** Which task is not done after all, and why. */
export interface ReopenInput {
  readonly task: string;
  readonly reason: string;
}

/** Makes a completed task pending again and the project ready; the reason stands in the log. A blocked project stays blocked. */
export const reopen: Move<ReopenInput> = (handoff, input, context) => {
  const refusal = refusalOfMove(handoff, context);
  if (refusal) return refuse(refusal);
  const reason = singleLine(input.reason);
  if (reason === "") return refuseMove("wrong-use", "Missing the reason: why is it not done after all?", 'add --reason "..."');
  const picked = pickTask(handoff, input.task, "done");
  if (!picked.ok) return picked;
  const task = picked.value;
  if (!task.done) return refuseMove("not-allowed", `Cannot reopen ${taskName(task)}: it is open`, `begin it: agent-relay start ${task.id ?? "<task>"}`);
  const wasDone = handoff.status?.value === "done" || singleLine(handoff.nextAction?.value ?? "") === "";
  const words = `Reopened ${taskName(task)}: ${reason}`;
  return composeMove(
    handoff,
    {
      owner: handoff.owner?.value ?? { kind: "nobody" },
      summary: words,
      change: (current) => untickTask(current, task),
      fields: { ...(handoff.status?.value === "blocked" ? {} : { status: "ready" }), ...(wasDone ? { nextAction: taskName(task) } : {}) },
      logged: words,
    },
    context,
  );
};
