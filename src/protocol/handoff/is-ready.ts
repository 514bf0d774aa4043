import { findTask } from "./find-task.ts";
import type { Handoff, Task } from "./model.ts";

/** Says whether everything a task waits for is done; an id that no task has is never done. */
export function isReady(task: Task, handoff: Handoff): boolean {
  return task.after.every((id) => findTask(handoff, id.value)?.done === true);
}
