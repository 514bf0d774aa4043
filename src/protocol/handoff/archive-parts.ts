import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { deleteLines } from "./delete-lines.ts";
import type { Handoff, LogEntry, Task } from "./model.ts";

/** What leaves a handoff: all but the last `keepLog` log rows, and the completed tasks of before a day (`2026-11-20`; all of them where it is absent). */
export interface ArchiveWish {
  readonly keepLog: number;
  readonly completedBefore?: string;
}

/** A handoff without its old parts, and these parts as they stood. */
export interface ArchivedParts {
  readonly text: string;
  readonly logRows: readonly string[];
  readonly logHead: string;
  readonly tasks: readonly string[];
}

/** Takes old log rows and completed tasks out of a handoff. The completed task with the highest number stays, so that ids are not given twice. */
export function archiveParts(handoff: Handoff, wish: ArchiveWish): ArchivedParts {
  const { text } = handoff.outline;
  const rows = oldRows(handoff, wish.keepLog);
  const tasks = oldTasks(handoff, wish.completedBefore);
  const edits = [...rows.map((row) => rowEdit(text, row)), ...tasks.map((task) => deleteLines(text, task.range))];
  const table = handoff.log?.table;
  const logHead = table === undefined ? "" : text.slice(table.header.range.start, table.delimiterRange.end);
  return { text: applyEdits(text, edits), logRows: rows.map((row) => slice(text, row)), logHead, tasks: tasks.map((task) => slice(text, task)) };
}

function slice(text: string, { range }: { readonly range: { readonly start: number; readonly end: number } }): string {
  return text.slice(range.start, range.end);
}

function oldRows({ log }: Handoff, keep: number): readonly LogEntry[] {
  const entries = log?.entries ?? [];
  return entries.slice(0, Math.max(0, entries.length - keep));
}

function oldTasks({ tasks }: Handoff, before: string | undefined): readonly Task[] {
  const highest = Math.max(...tasks.map(numberOf));
  return tasks.filter((task) => task.section === "completed" && task.done && numberOf(task) !== highest && (before === undefined || (task.completedAt !== undefined && task.completedAt < before)));
}

function numberOf({ id }: Task): number {
  return Number(/\d+/u.exec(id ?? "")?.[0] ?? -1);
}

function rowEdit(text: string, { range }: LogEntry): TextEdit {
  const start = text.lastIndexOf("\n", range.start - 1) + 1;
  const end = text.indexOf("\n", range.end);
  return { range: { start, end: end === -1 ? text.length : end + 1 }, newText: "" };
}
