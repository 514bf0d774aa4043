import { createTaskLookup } from "../protocol/handoff/create-task-lookup.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { taskCycles } from "../protocol/handoff/task-cycles.ts";
import { taskName } from "../protocol/task-name.ts";
import type { BridgeMistake } from "./bridge-context.ts";
import type { BridgeTask } from "./bridge-task.ts";

/** The steps that each step waits for, by its name, and what is wrong with what tasks say they wait for. */
export interface TaskOrder {
  readonly dependsOn: ReadonlyMap<string, readonly string[]>;
  readonly mistakes: readonly BridgeMistake[];
}

/** Orders tasks: one that names others in `after` waits for those that are still open, one that names none for the task before it in the file, unless that waits for it. */
export function orderTasks(handoff: Handoff, tasks: readonly BridgeTask[]): TaskOrder {
  const find = createTaskLookup(handoff);
  const steps = new Map(tasks.map(({ task, step }) => [task, step]));
  const dependsOn = new Map<string, readonly string[]>();
  const mistakes: BridgeMistake[] = cyclesOf(handoff, tasks);
  for (const { task, step } of tasks) {
    const waited = task.after.map(({ value, range }) => {
      const other = find(value);
      if (other === undefined) mistakes.push(unknownTask(taskName(task), value, range));
      return other === undefined ? undefined : steps.get(other);
    });
    dependsOn.set(step, [...new Set(waited.filter((name) => name !== undefined))]);
  }
  for (const [at, { task, step }] of tasks.entries()) {
    const before = tasks[at - 1]?.step;
    if (task.after.length === 0 && before !== undefined && !waitsFor(before, step, dependsOn)) dependsOn.set(step, [before]);
  }
  return { dependsOn, mistakes };
}

function waitsFor(from: string, wanted: string, dependsOn: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === wanted) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(dependsOn.get(name) ?? []));
  }
  return false;
}

function cyclesOf(handoff: Handoff, tasks: readonly BridgeTask[]): BridgeMistake[] {
  const ids = new Map(tasks.map(({ task }) => [task.id ?? task.title, task]));
  return taskCycles(handoff)
    .filter((cycle) => cycle.every((id) => ids.has(id)))
    .map((cycle) => ({
      rule: "task-cycle",
      message: `Unexpected circle of tasks ${[...cycle, cycle[0] ?? ""].join(" → ")}, expected an order in which each can be done`,
      hint: "Take one of the ids out of `after`.",
      ...(ids.get(cycle[0] ?? "") === undefined ? {} : { range: ids.get(cycle[0] ?? "")?.lineRange ?? { start: 0, end: 0 } }),
    }));
}

function unknownTask(task: string, id: string, range: BridgeMistake["range"]): BridgeMistake {
  const message = `Unexpected task \`${id}\` in \`after\` of ${task}, expected the id of a task of this handoff`;
  return { rule: "task-after", message, hint: "Mend the id, or take it out.", ...(range === undefined ? {} : { range }) };
}
