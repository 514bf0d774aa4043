import { describeOwner } from "../../protocol/describe-owner.ts";
import { labelled, lineFrom } from "./hover-text.ts";
import type { ProjectView } from "./project-view.ts";

/** Describes a project by its handoff: owner, status, next action, last change, open tasks. */
export function describeProject({ handoff }: ProjectView): string {
  if (handoff === undefined) return "";
  const { title, owner, status, nextAction, updated, tasks } = handoff.subject.handoff;
  return [
    `**${lineFrom(title ?? "Project")}**`,
    "",
    ...labelled("Owner", owner && lineFrom(describeOwner(owner.value))),
    ...labelled("Status", status?.value),
    ...labelled("Next action", nextAction && lineFrom(nextAction.value)),
    ...labelled("Updated", updated && lineFrom([updated.value.at ?? "", updated.value.by ?? ""].filter(Boolean).join(" by "))),
    ...labelled("Open tasks", String(tasks.filter(({ done }) => !done).length)),
  ].join("\n");
}
