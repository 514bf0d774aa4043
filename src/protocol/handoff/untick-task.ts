import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Handoff, Task } from "./model.ts";
import { moveTask } from "./move-task.ts";
import { removeMetaParts } from "./write-task-meta.ts";

/** Moves a completed task back to the pending ones, unticked and without who completed it, when and with what proof. */
export function untickTask(handoff: Handoff, task: Task): readonly TextEdit[] {
  const edit = removeMetaParts(handoff.outline.text, task, ["by", "date", "evidence", "unverified"]);
  return moveTask(handoff, task, { to: "pending", checked: false, edits: edit ? [edit] : [] });
}
