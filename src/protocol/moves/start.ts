import { refuse } from "../../diagnostic/result.ts";
import { findTask } from "../handoff/find-task.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { startTask } from "../handoff/start-task.ts";
import { taskName } from "../task-name.ts";
import { composeMove, nothingToDo } from "./compose-move.ts";
import type { MoveContext, Refusal } from "./move.ts";
import type { Move } from "./move-function.ts";
import { pickTask } from "./pick-task.ts";
import { refusalOfMove } from "./refusals.ts";
import { refusalOfTaskOwner } from "./refusal-of-task-owner.ts";

/** Begins an open task of the actor's, or of nobody's, whose dependencies are done; the project is in progress from then on. */
export const start: Move<{ readonly task: string }> = (handoff, input, context) => {
  const refusal = refusalOfMove(handoff, context);
  if (refusal) return refuse(refusal);
  const picked = pickTask(handoff, input.task, "open");
  if (!picked.ok) return picked;
  const task = picked.value;
  const unfit = refusalOfStart(handoff, task, context);
  if (unfit) return refuse(unfit);
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const turns = handoff.status?.value !== "in-progress";
  if (!turns && task.started !== undefined) return nothingToDo(owner, `${taskName(task)} is started already`);
  return composeMove(
    handoff,
    {
      owner,
      summary: `Started ${taskName(task)}`,
      change: (current) => startTask(current, task, context.now),
      fields: turns ? { status: "in-progress" } : {},
      logged: turns ? `Started ${taskName(task)}` : undefined,
    },
    context,
  );
};

function refusalOfStart(handoff: Handoff, task: Task, context: MoveContext): Refusal | undefined {
  if (task.done) {
    const hint = `agent-relay reopen ${task.id ?? "<task>"} --reason "..."`;
    return { code: "not-allowed", message: `Cannot start ${taskName(task)}: it is done already`, hint };
  }
  if (context.force) return undefined;
  const waits = task.after.map((id) => id.value).filter((id) => findTask(handoff, id)?.done !== true);
  if (waits.length > 0) {
    return { code: "not-allowed", message: `Cannot start ${taskName(task)}: it waits for ${waits.join(", ")}`, hint: `finish ${waits.join(", ")} first` };
  }
  return refusalOfTaskOwner("start", task, context);
}
