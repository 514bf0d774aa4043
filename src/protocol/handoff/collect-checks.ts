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
  return createCheckLookup(handoff)(task);
}

/** Gives what `checksOfTask` says of a task, for whoever asks about many: criteria are found by the words they share with it. */
export function createCheckLookup(handoff: Handoff): (task: Task) => readonly Check[] {
  const checks = handoff.criteria.flatMap((criterion): readonly CriterionCheck[] =>
    isCommand(criterion.check) ? [{ command: criterion.check, criterion }] : [],
  );
  const ties = createTies(checks);
  const order = new Map(checks.map((check, at) => [check, at]));
  const [open, ...others] = openTasks(handoff);
  return (task) => {
    const tied = ties(task, wordsOf(handoff, task));
    const own = checksInTask(handoff, task);
    if (others.length > 0 || open !== task) return [...own, ...[...tied].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))];
    const taken = new Set(handoff.tasks.filter((other) => other !== task).flatMap((other) => [...ties(other, wordsOf(handoff, other))]));
    return [...own, ...checks.filter((check) => tied.has(check) || !taken.has(check))];
  };
}

interface CriterionCheck extends Check {
  readonly criterion: Criterion;
}

/** A task and a criterion belong together where one names the other's id. */
function createTies(checks: readonly CriterionCheck[]): (task: Task, words: ReadonlySet<string>) => ReadonlySet<CriterionCheck> {
  const byId = new Map<string, CriterionCheck[]>();
  const byWord = new Map<string, CriterionCheck[]>();
  for (const check of checks) {
    const { id, text } = check.criterion;
    if (id !== undefined) push(byId, id, check);
    for (const word of splitWords(text)) push(byWord, word, check);
  }
  return ({ id }, words) => new Set([...(byId.size === 0 ? [] : [...words].flatMap((word) => byId.get(word) ?? [])), ...(byWord.get(id ?? "") ?? [])]);
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function isCommand(check: Located<string> | undefined): check is Located<string> {
  return check !== undefined && check.value.trim() !== "";
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
