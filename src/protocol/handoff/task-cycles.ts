import { createTaskLookup } from "./create-task-lookup.ts";
import type { Handoff, Task } from "./model.ts";

/** More circles than this tell nobody more. */
const MOST_CYCLES = 100;

/**
 * Finds circles among the tasks' dependencies, at least one for every knot up to a hundred: each a list of ids in the order of waiting, the first not
 * repeated. Linear in tasks and dependencies, whatever their depth.
 */
export function taskCycles(handoff: Handoff): readonly (readonly string[])[] {
  const find = createTaskLookup(handoff);
  const finished = new Set<Task>();
  const cycles: string[][] = [];
  for (const task of handoff.tasks) if (!finished.has(task)) walk(task, find, { finished, cycles });
  return cycles;
}

interface Found {
  readonly finished: Set<Task>;
  readonly cycles: string[][];
}

function walk(root: Task, find: (id: string) => Task | undefined, { finished, cycles }: Found): void {
  const path: { readonly task: Task; next: number }[] = [{ task: root, next: 0 }];
  const depth = new Map<Task, number>([[root, 0]]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const waited = top.task.after[top.next];
    top.next += 1;
    if (!waited) {
      finished.add(top.task);
      depth.delete(top.task);
      path.pop();
      continue;
    }
    const task = find(waited.value);
    if (!task || finished.has(task)) continue;
    const seen = depth.get(task);
    if (seen !== undefined && cycles.length < MOST_CYCLES) cycles.push(path.slice(seen).map((step) => step.task.id ?? step.task.title));
    if (seen === undefined) {
      depth.set(task, path.length);
      path.push({ task, next: 0 });
    }
  }
}
