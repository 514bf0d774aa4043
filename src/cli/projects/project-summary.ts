import { describeOwner } from "../../protocol/describe-owner.ts";
import type { Handoff } from "../../protocol/handoff/model.ts";
import { nextTaskFor } from "../../protocol/handoff/next-task-for.ts";
import { openTasks } from "../../protocol/handoff/open-tasks.ts";
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

/** Sums a handoff up. */
export function summarise(handoff: Handoff): ProjectSummary {
  const owner = handoff.owner?.value ?? { kind: "nobody" };
  const task = nextTaskFor(handoff, owner);
  return {
    owner: ownerId(owner),
    ownerTitle: describeOwner(owner),
    status: handoff.status?.value ?? handoff.fields.status?.value ?? "",
    nextAction: handoff.nextAction?.value ?? "",
    updated: handoff.updated?.value.at ?? "",
    openTasks: openTasks(handoff).length,
    nextTask: task === undefined ? "" : taskName(task),
    adopted: handoff.fields.owner !== undefined,
    conflicts: handoff.conflicts.length,
  };
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
