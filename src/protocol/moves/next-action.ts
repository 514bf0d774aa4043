import { foldName } from "../../util/fold-name.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { nextTaskFor } from "../handoff/next-task-for.ts";
import type { Owner } from "../owner.ts";
import { taskName } from "../task-name.ts";

/** Words for a Next Action after which an owner has its tasks behind it. */
const NOTHING_LEFT = "Pass to the user for approval: every task is done";

/** Gives the Next Action for an owner from its next ready task, from anybody's where it has none, or from there being none. */
export function nextActionFor(handoff: Handoff, owner: Owner): string {
  const own = nextTaskFor(handoff, owner);
  if (own) return taskName(own);
  const other = nextTaskFor(handoff);
  if (other) return `Pass to ${describeOwner(other.owner?.value ?? { kind: "user" })}: ${taskName(other)}`;
  return handoff.tasks.some((task) => !task.done) ? "Clear what the open tasks wait for" : NOTHING_LEFT;
}

/** Says whether a Next Action is about a task: it names the task's id as a word, or holds its title. */
export function namesTask(nextAction: string, task: Task): boolean {
  const words = nextAction.split(/[^\p{L}\p{N}_-]+/u).map((word) => word.toLowerCase());
  if (task.id !== undefined && words.includes(task.id.toLowerCase())) return true;
  const title = foldName(task.title);
  return title.length >= 4 && foldName(nextAction).includes(title);
}
