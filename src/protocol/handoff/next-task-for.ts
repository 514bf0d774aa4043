import type { Owner } from "../owner.ts";
import type { Handoff, Task } from "./model.ts";
import { nextOpenTask } from "./next-open-task.ts";

/**
 * Finds the task to work on: the first open one whose dependencies are done, a started one before the others. With an owner, tasks that name somebody
 * else are passed over; a task without an owner is anybody's.
 */
export function nextTaskFor(handoff: Handoff, owner?: Owner): Task | undefined {
  return nextOpenTask(handoff.tasks, owner);
}
