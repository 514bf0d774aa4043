import type { Task } from "./model.ts";

/** Creates the lookup of a handoff's tasks by id, as written first, then without regard to case; for many questions in constant time each. */
export function createTaskLookup<Kind extends Pick<Task, "id">>({ tasks }: { readonly tasks: readonly Kind[] }): (id: string) => Kind | undefined {
  const exact = new Map<string, Kind>();
  const folded = new Map<string, Kind | undefined>();
  for (const task of tasks) {
    if (task.id === undefined) continue;
    if (!exact.has(task.id)) exact.set(task.id, task);
    const key = task.id.toLowerCase();
    folded.set(key, folded.has(key) ? undefined : task);
  }
  return (id) => exact.get(id) ?? folded.get(id.toLowerCase());
}
