import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Task } from "./model.ts";
import { type MetaKey, parseTaskMeta } from "./parse-task-meta.ts";

/** Adds parts to a task's parenthesis, or writes one at the end of its line. */
export function addMetaParts(text: string, task: Task, parts: readonly string[]): TextEdit {
  const added = parts.join("; ");
  if (task.metaRange) {
    const at = task.metaRange.end - 1;
    return { range: { start: at, end: at }, newText: `; ${added}` };
  }
  const at = task.lineRange.end;
  const blank = at > task.lineRange.start || !/[ \t]/u.test(text[at - 1] ?? " ") ? " " : "";
  return { range: { start: at, end: at }, newText: `${blank}(${added})` };
}

/** Takes parts out of a task's parenthesis, and the whole of it where nothing is left. */
export function removeMetaParts(text: string, task: Task, keys: readonly MetaKey[]): TextEdit | undefined {
  const meta = task.metaRange && parseTaskMeta(text, { start: task.lineRange.start, end: task.metaRange.end });
  if (!meta) return undefined;
  const kept = meta.parts.filter((part) => part.key === undefined || !keys.includes(part.key));
  if (kept.length === meta.parts.length) return undefined;
  if (kept.length > 0) return { range: meta.range, newText: `(${kept.map(({ range }) => text.slice(range.start, range.end)).join("; ")})` };
  let { start } = meta.range;
  while (start > task.lineRange.start && /\s/u.test(text[start - 1] ?? "")) start -= 1;
  return { range: { start, end: meta.range.end }, newText: "" };
}
