import type { Owner } from "../owner.ts";
import { sameOwner } from "../same-owner.ts";
import { createTaskLookup } from "./create-task-lookup.ts";
import type { Handoff, Task } from "./model.ts";
import { openTasks } from "./open-tasks.ts";

/**
 * Finds the task to work on: the first open one whose dependencies are done, a started one before the others. With an owner, tasks that name somebody
 * else are passed over; a task without an owner is anybody's.
 */
export function nextTaskFor(handoff: Handoff, owner?: Owner): Task | undefined {
  const find = createTaskLookup(handoff);
  const mine = openTasks(handoff).filter((task) => isFor(task, owner) && task.after.every((id) => find(id.value)?.done === true));
  return mine.find((task) => task.started !== undefined) ?? mine[0];
}

function isFor(task: Task, owner: Owner | undefined): boolean {
  if (!owner || !task.owner || task.owner.value.kind === "nobody") return true;
  return sameOwner(task.owner.value, owner);
}
