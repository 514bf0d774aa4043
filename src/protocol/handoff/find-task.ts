import { createTaskLookup } from "./create-task-lookup.ts";
import type { Handoff, Task } from "./model.ts";

/** Finds a task by its id, as written first, then without regard to case; absent where no task has it or several do in another case only. */
export function findTask(handoff: Handoff, id: string): Task | undefined {
  return createTaskLookup(handoff)(id);
}
