import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { Range } from "../../diagnostic/range.ts";
import { parseStamp } from "../parse-stamp.ts";
import { deleteLines } from "./delete-lines.ts";
import { wholeLines } from "./line-bounds.ts";
import type { Handoff, LogEntry, Task } from "./model.ts";
import { nextTaskId } from "./next-task-id.ts";
import { openTasks } from "./open-tasks.ts";
import { parseHandoff } from "./parse-handoff.ts";

/** What leaves a handoff: all but the latest `keepLog` log rows, and the completed tasks of before a day (`2026-11-20`; all of them where it is absent). */
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

/**
 * Takes old log rows and completed tasks out of a handoff. What an open task waits for stays, and so does what keeps the highest task id in the text, so that no id is given
 * twice (PROTOCOL.md 2).
 */
export function archiveParts(handoff: Handoff, wish: ArchiveWish): ArchivedParts {
  const { text } = handoff.outline;
  const wanted = { rows: oldRows(handoff, wish.keepLog), tasks: oldTasks(handoff, wish.completedBefore) };
  const next = nextTaskId(handoff);
  const { rows, tasks } = keepsIds(handoff, wanted, next) ? wanted : withoutMentions(handoff, wanted, next);
  const table = handoff.log?.table;
  const logHead = table === undefined ? "" : text.slice(table.header.range.start, table.delimiterRange.end);
  return { text: without(handoff, { rows, tasks }), logRows: rows.map((row) => slice(text, row)), logHead, tasks: tasks.map((task) => slice(text, task)) };
}

interface OldParts {
  readonly rows: readonly LogEntry[];
  readonly tasks: readonly Task[];
}

function slice(text: string, { range }: { readonly range: Range }): string {
  return text.slice(range.start, range.end);
}

function without({ outline: { text } }: Handoff, { rows, tasks }: OldParts): string {
  return applyEdits(text, [
    ...rows.map(({ range }) => ({ range: wholeLines(text, range), newText: "" })),
    ...joined(text, tasks).map((range) => deleteLines(text, range)),
  ]);
}

/** Tasks with nothing between them go as one, so that the blank lines around them do not add up. */
function joined(text: string, tasks: readonly Task[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const { range } of tasks) {
    const before = ranges.at(-1);
    if (before !== undefined && text.slice(before.end, range.start).trim() === "") ranges[ranges.length - 1] = { start: before.start, end: range.end };
    else ranges.push(range);
  }
  return ranges;
}

/** Rows stand oldest first, or newest first where their times say so. */
function oldRows({ log }: Handoff, keep: number): readonly LogEntry[] {
  const entries = log?.entries ?? [];
  const [first, last] = [timeOf(entries[0]), timeOf(entries.at(-1))];
  const newestFirst = first !== "" && last !== "" && first > last;
  return newestFirst ? entries.slice(keep) : entries.slice(0, Math.max(0, entries.length - keep));
}

function timeOf(entry: LogEntry | undefined): string {
  return entry === undefined ? "" : (parseStamp(entry.when).at ?? "");
}

function oldTasks(handoff: Handoff, before: string | undefined): readonly Task[] {
  const awaited = new Set(openTasks(handoff).flatMap((task) => task.after.map(({ value }) => value.toLowerCase())));
  const isOld = ({ completedAt }: Task): boolean => before === undefined || (completedAt !== undefined && completedAt < before);
  return handoff.tasks.filter((task) => task.section === "completed" && task.done && isOld(task) && !awaited.has((task.id ?? "").toLowerCase()));
}

/** The next new task would get the same id after the parts are gone. */
function keepsIds(handoff: Handoff, parts: OldParts, next: string): boolean {
  return nextTaskId(parseHandoff(without(handoff, parts))) === next;
}

/** Of the parts that mention the last id given, the last one stays: a task before a log row. */
function withoutMentions(handoff: Handoff, { rows, tasks }: OldParts, next: string): OldParts {
  const last = next.replace(/\d+$/u, (digits) => String(Number(digits) - 1).padStart(digits.length, "0"));
  const mentions = (part: { readonly range: Range }): boolean => namesId(slice(handoff.outline.text, part), last);
  const task = tasks.findLast(mentions);
  const kept = { rows, tasks: tasks.filter((candidate) => candidate !== task) };
  if (keepsIds(handoff, kept, next)) return kept;
  const row = rows.findLast(mentions);
  const fewer = { rows: rows.filter((candidate) => candidate !== row), tasks };
  return keepsIds(handoff, fewer, next) ? fewer : { rows: rows.filter((candidate) => !mentions(candidate)), tasks: [] };
}

function namesId(text: string, id: string): boolean {
  const number = Number(/\d+$/u.exec(id)?.[0] ?? Number.NaN);
  return (text.match(/\d{1,9}/gu) ?? []).some((digits) => Number(digits) === number);
}
