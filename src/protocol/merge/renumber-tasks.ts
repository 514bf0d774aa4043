import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { foldName } from "../../util/fold-name.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { parseHandoff } from "../handoff/parse-handoff.ts";

/** Gives theirs' new tasks other numbers where ours has a new task of the same id and another title; what theirs lets wait for them follows. */
export function renumberTasks(texts: { readonly base: string; readonly ours: string; readonly theirs: string }): string {
  const base = parseHandoff(texts.base);
  const ours = parseHandoff(texts.ours);
  const theirs = parseHandoff(texts.theirs);
  const clashes = theirs.tasks.filter((task) => task.id !== undefined && isNew(base, task.id) && clashesWith(ours, task));
  if (clashes.length === 0) return texts.theirs;
  const names = newNames(clashes, [base, ours, theirs]);
  return applyEdits(texts.theirs, renamingEdits(theirs, names));
}

function isNew(base: Handoff, id: string): boolean {
  return !base.tasks.some((task) => sameId(task.id, id));
}

function clashesWith(ours: Handoff, task: Task): boolean {
  const other = ours.tasks.find((candidate) => sameId(candidate.id, task.id ?? ""));
  return other !== undefined && foldName(other.title) !== foldName(task.title);
}

function sameId(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Old id in lower case to new id, above every number of that prefix on any side. */
function newNames(clashes: readonly Task[], sides: readonly Handoff[]): ReadonlyMap<string, string> {
  const ids = sides.flatMap((side) => side.tasks.map((task) => task.id ?? ""));
  const names = new Map<string, string>();
  for (const { id = "" } of clashes) {
    const prefix = id.replace(/\d+$/u, "");
    const numbers = [...ids, ...names.values()]
      .filter((other) => other.toLowerCase().startsWith(prefix.toLowerCase()))
      .map((other) => Number(/\d+$/u.exec(other)?.[0] ?? 0));
    names.set(id.toLowerCase(), `${prefix}${Math.max(0, ...numbers.filter(Number.isSafeInteger)) + 1}`);
  }
  return names;
}

function renamingEdits(theirs: Handoff, names: ReadonlyMap<string, string>): readonly TextEdit[] {
  return theirs.tasks.flatMap((task) => {
    const places = [...(task.idRange && task.id !== undefined ? [{ range: task.idRange, value: task.id }] : []), ...task.after];
    return places.flatMap(({ range, value }) => {
      const newText = names.get(value.toLowerCase());
      return newText === undefined ? [] : [{ range, newText }];
    });
  });
}
