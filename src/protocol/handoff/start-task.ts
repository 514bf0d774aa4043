import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Handoff, Task } from "./model.ts";
import { addMetaParts } from "./write-task-meta.ts";

/** Marks a task as being worked on: `started: 2026-11-20T15:04:05Z` in its parenthesis. Nothing changes where it is marked already. */
export function startTask(handoff: Handoff, task: Task, now: string): readonly TextEdit[] {
  return task.started === undefined ? [addMetaParts(handoff.outline.text, task, [`started: ${now}`])] : [];
}
