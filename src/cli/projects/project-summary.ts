import { describeOwner } from "../../protocol/describe-owner.ts";
import { isOpen, nextOpenTask } from "../../protocol/handoff/next-open-task.ts";
import { type HandoffFrame, parseFrame } from "../../protocol/handoff/parse-frame.ts";
import { parseTask, parseTaskHead, type TaskHead } from "../../protocol/handoff/parse-task.ts";
import { readTasks } from "../../protocol/handoff/read-tasks.ts";
import { ownerId } from "../../protocol/owner-id.ts";
import { taskName } from "../../protocol/task-name.ts";

/** What `status` and `next` tell of a project; kept in the cache, so plain values only. */
export interface ProjectSummary {
  /** Owner's id: `codex`, `user`, `nobody`, or an unknown name as written. */
  readonly owner: string;
  readonly ownerTitle: string;
  readonly status: string;
  readonly nextAction: string;
  /** ISO 8601 in UTC, or "". */
  readonly updated: string;
  readonly openTasks: number;
  /** The next ready task of the owner, id and title in one line, or "". */
  readonly nextTask: string;
  readonly adopted: boolean;
  readonly conflicts: number;
}

/** Sums a handoff's text up; reads no more of it than that takes. `agents` are the names known here. */
export function summarise(text: string, agents: readonly string[]): ProjectSummary {
  const frame = parseFrame(text, agents);
  const { values, fields, conflicts } = frame;
  const owner = values.owner?.value ?? { kind: "nobody" };
  const tasks = readTasks({ ...frame, agents }, parseTaskHead);
  return {
    owner: detached(ownerId(owner)),
    ownerTitle: detached(describeOwner(owner)),
    status: detached(values.status?.value ?? fields.status?.value ?? ""),
    nextAction: detached(values.nextAction?.value ?? ""),
    updated: detached(values.updated?.value.at ?? ""),
    openTasks: tasks.filter(isOpen).length,
    nextTask: detached(nameOf(nextOpenTask(tasks, owner), frame, agents)),
    adopted: fields.owner !== undefined,
    conflicts: conflicts.length,
  };
}

function nameOf(head: TaskHead | undefined, { outline }: HandoffFrame, agents: readonly string[]): string {
  const task = head && parseTask(head.item, { outline, section: head.section, agents })?.task;
  return task === undefined ? "" : taskName(task);
}

/** A slice keeps the whole text it is cut from in memory, which thousands of projects cannot afford. */
function detached(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** Whether a value from the cache is a summary of this version. */
export function isSummary(value: unknown): value is ProjectSummary {
  return (
    typeof value === "object" &&
    value !== null &&
    "owner" in value &&
    typeof value.owner === "string" &&
    "nextTask" in value &&
    typeof value.nextTask === "string" &&
    "adopted" in value
  );
}
