import type { Handoff, Task } from "./model.ts";
import { isOpen } from "./next-open-task.ts";

/** Lists the tasks that are still to do, in the order of the file: those under pending that are not marked done. */
export function openTasks(handoff: Handoff): readonly Task[] {
  return handoff.tasks.filter(isOpen);
}
