import { inlineList, inlineValue } from "../../protocol/brief/quote.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { findTask } from "../../protocol/handoff/find-task.ts";
import { isReady } from "../../protocol/handoff/is-ready.ts";
import type { Criterion, Handoff, Task } from "../../protocol/handoff/model.ts";
import { taskName } from "../../protocol/task-name.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { labelled, lineFrom, quoted } from "./hover-text.ts";
import type { ProjectView } from "./project-view.ts";

const MOST_CRITERIA = 10;

/** Describes a task: whose it is, how it stands, what it waits for, its files, its proof, the criteria of the project and its specification. */
export function describeTask(task: Task, { handoff }: ProjectView): string {
  const all = handoff?.subject.handoff;
  const lines = [
    `**${lineFrom(taskName(task))}**`,
    "",
    ...labelled("Owner", task.owner && lineFrom(describeOwner(task.owner.value))),
    ...labelled("State", stateOf(task, all)),
    ...labelled("After", task.after.map(({ value }) => `${inlineValue(value)}${all ? doneOf(all, value) : ""}`).join(", ")),
    ...labelled("Files", inlineList(task.files.map(({ value }) => value))),
    ...labelled("By", task.by && lineFrom(task.by)),
    ...labelled("Evidence", evidenceOf(task)),
    ...(all && !task.done ? criteriaOf(all) : []),
  ];
  return task.spec === "" ? lines.join("\n") : `${lines.join("\n")}\n\n${quoted(task.spec)}`;
}

function stateOf(task: Task, handoff: Handoff | undefined): string {
  if (task.done) return task.completedAt === undefined ? "done" : `done, ${lineFrom(task.completedAt)}`;
  if (task.started !== undefined) return `in progress since ${lineFrom(task.started)}`;
  if (handoff === undefined) return "open";
  return isReady(task, handoff) ? "open, ready to start" : "open, waits for other tasks";
}

function doneOf(handoff: Handoff, id: string): string {
  const task = findTask(handoff, id);
  if (task === undefined) return " (unknown)";
  return task.done ? " (done)" : " (open)";
}

function evidenceOf({ evidence, done }: Task): string | undefined {
  if (evidence === undefined) return done ? "none" : undefined;
  return evidence.unverified ? "unverified" : lineFrom(evidence.text);
}

function criteriaOf({ criteria }: Handoff): readonly string[] {
  if (criteria.length === 0) return [];
  const shown = criteria.slice(0, MOST_CRITERIA).map((criterion) => `  - ${describeCriterion(criterion)}`);
  const more = criteria.length - shown.length;
  return ["- **Acceptance criteria:**", ...shown, ...(more > 0 ? [`  - … and ${more} more`] : [])];
}

/** Describes an acceptance criterion: what it asks, whether it is met and by what it is checked. */
export function describeCriterion({ id, text, met, check }: Criterion): string {
  const mark = met === true ? "met" : "open";
  return `${id === undefined ? "" : `${lineFrom(id)} `}${lineFrom(text)} (${mark}${check === undefined ? "" : `; check ${inlineValue(redactSecrets(check.value))}`})`;
}
