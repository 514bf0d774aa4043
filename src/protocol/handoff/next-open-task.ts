import type { Owner } from "../owner.ts";
import { sameOwner } from "../same-owner.ts";
import { createTaskLookup } from "./create-task-lookup.ts";
import type { Task } from "./model.ts";

/** What is asked of a task to find the next one. */
export type OpenTask = Pick<Task, "id" | "section" | "done" | "after" | "owner" | "started">;

/** Finds the next of some tasks, as `nextTaskFor` does for a handoff. */
export function nextOpenTask<Kind extends OpenTask>(tasks: readonly Kind[], owner?: Owner): Kind | undefined {
  const find = createTaskLookup({ tasks });
  const mine = tasks.filter((task) => isOpen(task) && isFor(task, owner) && task.after.every((id) => find(id.value)?.done === true));
  return mine.find((task) => task.started !== undefined) ?? mine[0];
}

/** Whether a task is still to do: it stands under pending and is not marked done. */
export function isOpen(task: Pick<Task, "section" | "done">): boolean {
  return task.section === "pending" && !task.done;
}

function isFor(task: OpenTask, owner: Owner | undefined): boolean {
  if (!owner || !task.owner || task.owner.value.kind === "nobody") return true;
  return sameOwner(task.owner.value, owner);
}
