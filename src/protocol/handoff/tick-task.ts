import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Actor } from "../owner.ts";
import { ownerId } from "../owner-id.ts";
import type { Handoff, Task } from "./model.ts";
import { moveTask } from "./move-task.ts";
import { oneLine } from "./one-line.ts";
import { addMetaParts } from "./write-task-meta.ts";

/** How a task was completed. `date` is `2026-11-20`; `evidence` is what `formatEvidence` gives or any words, absent for a claim nobody checked. */
export interface TaskCompletion {
  readonly by: Actor;
  readonly date: string;
  readonly evidence?: string;
}

/** Moves a task with its specification to the completed tasks, ticked, with who, when and the proof added to its parenthesis (PROTOCOL.md 2). */
export function tickTask(handoff: Handoff, task: Task, { by, date, evidence = "" }: TaskCompletion): readonly TextEdit[] {
  const proof = oneLine(evidence);
  const parts = [`by ${ownerId(by)}`, date, proof === "" ? "unverified" : `evidence: ${proof}`];
  return moveTask(handoff, task, { to: "completed", checked: true, edits: [addMetaParts(handoff.outline.text, task, parts)] });
}
