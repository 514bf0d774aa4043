import { decisionsFor } from "../protocol/brief/decisions-for.ts";
import type { Handoff, PathEntry } from "../protocol/handoff/model.ts";
import { describeOwner } from "../protocol/describe-owner.ts";
import { taskName } from "../protocol/task-name.ts";
import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";
import { stripHidden } from "../util/strip-hidden.ts";
import type { BridgeContext } from "./bridge-context.ts";
import type { AgentTask, UserTask } from "./bridge-task.ts";

/** Most characters of the project's context that a task brings along. */
const CONTEXT_LENGTH = 8000;

/** What a task's text is written from. */
export interface TaskTextInput {
  readonly handoff: Handoff;
  readonly context: BridgeContext;
}

/** Writes what an agent is told to do: the task with its specification, and what the handoff says around it. */
export function agentTaskText({ task, owner }: AgentTask, { handoff, context }: TaskTextInput): string {
  const files = task.files.map(({ value }) => singleLine(value));
  const parts = [
    `You are ${describeOwner({ kind: "agent", name: owner })}, at work on the project \`${singleLine(context.name)}\`. This is your task, all of it and nothing else:`,
    `# ${taskName(task)}`,
    stripHidden(task.spec).trim(),
    section("Context", contextOf(handoff)),
    section(
      "Acceptance criteria of the project",
      handoff.criteria.map(({ id, text, met }) => bullet(`${met === true ? "(met) " : ""}${id ?? ""} ${text}`)).join("\n"),
    ),
    section("Files of this task", files.map(bullet).join("\n")),
    section("Files in scope", handoff.scope.map(pathLine).join("\n")),
    section("Off limits: change nothing there", handoff.offLimits.map(pathLine).join("\n")),
    section("Decisions that hold", decisionLines(handoff, context, files)),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Writes how an agent finishes its task, and that the run keeps the handoff. `checks` are the commands that decide whether the task is done. */
export function finishText(kind: AgentTask["kind"], checks: readonly string[]): string {
  return section("How to finish", finishLines(kind, checks).map(bullet).join("\n"));
}

/** Writes what the user is asked: the task with its specification. */
export function approvalText({ task }: UserTask): string {
  return [taskName(task), stripHidden(task.spec).trim(), "Is this done, and may the run go on?"].filter((part) => part !== "").join("\n\n");
}

function finishLines(kind: AgentTask["kind"], checks: readonly string[]): readonly string[] {
  const keeper =
    "Leave the handoff file, the workspace's index and the review files as they are: this run ticks the task, writes the log and passes the project on.";
  if (kind === "review")
    return [
      keeper,
      "Change no file at all.",
      "End with your findings, one list item each, such as `- src/a.ts:14 what is wrong`; where there is none, with the word None.",
    ];
  const proof = checks.map((check) => `The task counts as done when this command ends with 0: \`${singleLine(check)}\``);
  return [keeper, ...proof, "End with what you did and what the next one has to know, in a few lines."];
}

function contextOf({ outline, sections }: Handoff): string {
  const range = sections.context?.contentRange;
  return range === undefined ? "" : shortenRedacted(stripHidden(outline.text.slice(range.start, range.end)).trim(), CONTEXT_LENGTH);
}

function decisionLines(handoff: Handoff, { decisions }: BridgeContext, files: readonly string[]): string {
  const paths = files.length > 0 ? files : handoff.scope.map(({ pattern }) => pattern);
  return decisionsFor(decisions, paths)
    .map(({ id, title, decision }) => bullet(`${id?.value ?? ""} ${title}: ${shortenRedacted(singleLine(decision ?? ""), 300)}`))
    .join("\n");
}

function section(title: string, body: string): string {
  return body === "" ? "" : `## ${title}\n\n${body}`;
}

function pathLine({ pattern, note }: PathEntry): string {
  return bullet(note === "" ? `\`${pattern}\`` : `\`${pattern}\`: ${note}`);
}

function bullet(text: string): string {
  return `- ${singleLine(text)}`;
}
