import type { ListItem } from "../../markdown/model.ts";
import type { Located } from "../located.ts";
import { openTasks } from "./open-tasks.ts";
import { checksIn } from "./parse-criteria.ts";
import type { Criterion, Handoff, Task } from "./model.ts";

/** A command that decides something, and of what: a criterion of the project, or a task in whose specification it stands. */
export interface Check {
  readonly command: Located<string>;
  readonly criterion?: Criterion;
  readonly task?: Task;
}

/** Lists the checks of a project in the order criteria, tasks; the same command may stand in several. Code blocks hold none, and a blank command is none. */
export function collectChecks(handoff: Handoff): readonly Check[] {
  const ofCriteria = handoff.criteria.flatMap((criterion): readonly Check[] => (isCommand(criterion.check) ? [{ command: criterion.check, criterion }] : []));
  return [...ofCriteria, ...handoff.tasks.flatMap((task) => checksInTask(handoff, task))];
}

/**
 * Lists the checks that a task has to pass: those in its specification, those of criteria that name the task or that it names by their ids, and for the last task that is open those of all
 * criteria which belong to no other task.
 */
export function checksOfTask(handoff: Handoff, task: Task): readonly Check[] {
  const own = checksInTask(handoff, task);
  const words = wordsOf(handoff, task);
  const open = openTasks(handoff);
  const isLast = open.length === 1 && open[0] === task;
  const others = isLast ? handoff.tasks.filter((other) => other !== task).map((other) => ({ task: other, words: wordsOf(handoff, other) })) : [];
  const belongs = (criterion: Criterion): boolean =>
    isTied(criterion, task, words) || (isLast && !others.some((other) => isTied(criterion, other.task, other.words)));
  return [
    ...own,
    ...handoff.criteria.flatMap((criterion): readonly Check[] => (isCommand(criterion.check) && belongs(criterion) ? [{ command: criterion.check, criterion }] : [])),
  ];
}

function isCommand(check: Located<string> | undefined): check is Located<string> {
  return check !== undefined && check.value.trim() !== "";
}

function isTied({ id, text }: Criterion, task: Task, words: ReadonlySet<string>): boolean {
  return (id !== undefined && words.has(id)) || (task.id !== undefined && splitWords(text).has(task.id));
}

function wordsOf({ outline }: Handoff, { range }: Task): ReadonlySet<string> {
  return splitWords(outline.text.slice(range.start, range.end));
}

function splitWords(text: string): ReadonlySet<string> {
  return new Set(text.match(/[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*/gu));
}

function checksInTask({ outline }: Handoff, task: Task): readonly Check[] {
  return proseOf(task.item)
    .flatMap((range) => checksIn(outline.text, range))
    .filter(isCommand)
    .map((command) => ({ command, task }));
}

/** The paragraphs of an item and of the lists in it. */
function proseOf(item: ListItem): readonly Located<undefined>["range"][] {
  return item.blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [block.range];
    return block.kind === "list" ? block.items.flatMap(proseOf) : [];
  });
}
