import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Owner } from "../owner.ts";
import { ownerId } from "../owner-id.ts";
import { appendItem } from "./append-item.ts";
import type { Handoff } from "./model.ts";
import { nextTaskId } from "./next-task-id.ts";
import { oneLine } from "./one-line.ts";

/** A task to add. `id` is `nextTaskId`'s where absent; `spec` is Markdown, nested below the task. */
export interface NewTask {
  readonly id?: string;
  readonly title: string;
  readonly owner?: Owner;
  readonly after?: readonly string[];
  readonly files?: readonly string[];
  readonly spec?: string;
}

/** Adds a task at the end of the pending tasks, creating the section where it is missing. */
export function addTask(handoff: Handoff, task: NewTask): readonly TextEdit[] {
  const meta = metaOf(task);
  const line = `- [ ] **${task.id ?? nextTaskId(handoff)}** ${oneLine(task.title)}${meta === "" ? "" : ` (${meta})`}`;
  return appendItem(handoff, "pending", line + nested(task.spec ?? ""));
}

function metaOf({ owner, after = [], files = [] }: NewTask): string {
  const parts = [
    owner && owner.kind !== "nobody" ? `owner: ${oneLine(ownerId(owner))}` : "",
    after.length > 0 ? `after: ${after.map(oneLine).join(", ")}` : "",
    files.length > 0 ? `files: ${files.map((file) => `\`${oneLine(file)}\``).join(", ")}` : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

function nested(spec: string): string {
  const lines = spec.trim().split(/\r\n|\r|\n/u);
  return spec.trim() === "" ? "" : `\n${lines.map((line) => (line.trim() === "" ? "" : `  ${line}`)).join("\n")}`;
}
