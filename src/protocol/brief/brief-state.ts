import type { Handoff, Task } from "../handoff/model.ts";
import { openTasks } from "../handoff/open-tasks.ts";
import { taskCycles } from "../handoff/task-cycles.ts";
import type { BriefState } from "./model.ts";

/** Decides what there is to do in a project whose owner would take `task` next; absent where no task is ready for it. */
export function decideBriefState(handoff: Handoff, task: Task | undefined): BriefState {
  const status = handoff.status?.value;
  if (handoff.conflicts.length > 0) return "conflicts";
  if (status === "blocked") return "blocked";
  if (status === "review") return "review";
  if (task) return task.started === undefined ? "start" : "continue";
  if (status === "done") return "done";
  if (handoff.tasks.length === 0) return "no-tasks";
  if (openTasks(handoff).length === 0) return "all-done";
  return taskCycles(handoff).length > 0 ? "cycle" : "waiting";
}
