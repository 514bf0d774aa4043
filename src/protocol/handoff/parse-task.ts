import type { Range } from "../../diagnostic/range.ts";
import type { ListItem, Outline } from "../../markdown/model.ts";
import { dedent } from "./dedent.ts";
import type { Task } from "./model.ts";
import { type ChildField, parseChildFields } from "./parse-child-fields.ts";
import { parseEvidence } from "./parse-evidence.ts";
import { parseTaskLine, type TaskLine } from "./parse-task-line.ts";
import type { MetaKey, MetaPart, TaskMeta } from "./parse-task-meta.ts";
import { readOwner } from "./read-owner.ts";
import { splitValues } from "./split-values.ts";
import { taskHead, type TaskLines, taskLines } from "./task-lines.ts";

/** Where a list item stands that may be a task. */
export interface TaskPlace {
  readonly outline: Outline;
  readonly section: Task["section"];
  readonly agents: readonly string[];
}

/** A task read from a list item; `marked` where a box or an id says that it is meant as one. */
export interface ReadTask {
  readonly task: Task;
  readonly marked: boolean;
}

/** Reads a list item as a task; absent where it is empty or says that there is none. */
export function parseTask(item: ListItem, place: TaskPlace): ReadTask | undefined {
  const { text } = place.outline;
  const head = readHead(item, place);
  if (head === undefined) return undefined;
  const { line, said, lines, meta, headEnd } = head;
  const task: Writable<Task> = {
    title: line.title,
    section: place.section,
    done: head.done,
    item,
    range: lines.range,
    lineRange: lines.line,
    after: said.after ? splitValues(text, said.after) : [],
    files: said.files ? splitValues(text, said.files) : [],
    spec: dedent(text.slice(headEnd, lines.range.end)),
  };
  if (line.id !== undefined) task.id = line.id;
  if (line.idRange) task.idRange = line.idRange;
  if (meta) task.metaRange = meta.range;
  putValues(task, said, place);
  return { task, marked: head.marked };
}

/** What tells which task is next. */
export type TaskHead = Pick<Task, "id" | "title" | "section" | "done" | "item" | "after" | "owner" | "started">;

/** Reads as much of a task as tells which one is next, without its specification and its proof. */
export function parseTaskHead(item: ListItem, place: TaskPlace): { readonly task: TaskHead; readonly marked: boolean } | undefined {
  const { text } = place.outline;
  const head = readHead(item, place);
  if (head === undefined) return undefined;
  const { line, said } = head;
  const task: Writable<TaskHead> = {
    title: line.title,
    section: place.section,
    done: head.done,
    item,
    after: said.after ? splitValues(text, said.after) : [],
  };
  if (line.id !== undefined) task.id = line.id;
  if (said.owner) task.owner = { value: readOwner(text.slice(said.owner.start, said.owner.end), place.agents), range: said.owner };
  if (said.started) task.started = text.slice(said.started.start, said.started.end);
  return { task, marked: head.marked };
}

interface Head {
  readonly lines: TaskLines;
  readonly headEnd: number;
  readonly meta: TaskMeta | undefined;
  readonly line: TaskLine;
  readonly said: Sayings;
  readonly done: boolean;
  readonly marked: boolean;
}

function readHead(item: ListItem, place: TaskPlace): Head | undefined {
  const { text } = place.outline;
  const lines = taskLines(text, item);
  if (isEmptyBox(text, lines.line)) return undefined;
  const { range, meta } = taskHead(text, lines.line, lines.range.end);
  const line = parseTaskLine(text, range, meta);
  if (line.id === undefined && NOTHING.test(line.title)) return undefined;
  const said = sayings(meta?.parts ?? [], parseChildFields(text, item));
  const boxed = item.box !== undefined || line.boxed;
  const done = (item.box?.checked ?? false) || (line.done ?? (saysDone(text, said.status) || (place.section === "completed" && !boxed)));
  return { lines, headEnd: range.end, meta, line, said, done, marked: boxed || line.id !== undefined };
}

/** Nothing, or a box without a text, is no task. */
function isEmptyBox(text: string, { start, end }: Range): boolean {
  if (end === start) return true;
  return end - start === 3 && (text.startsWith("[ ]", start) || text.startsWith("[x]", start)) && isBreak(text.charCodeAt(end));
}

/** A line break, or the text's end. */
function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13 || Number.isNaN(unit);
}

const NOTHING = /^(?:none|nothing|n\/a|tbd|-|–|—)?(?: yet)?\.?$/i;

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Where a task's parenthesis, or else the labels below it, say what. */
type Sayings = Partial<Record<MetaKey | "status", Range>>;

function sayings(parts: readonly MetaPart[], children: readonly ChildField[]): Sayings {
  const said: Sayings = {};
  for (const part of parts) say(said, part);
  for (const child of children) say(said, child);
  return said;
}

function say(said: Sayings, { key, valueRange }: MetaPart | ChildField): void {
  if (key !== undefined && said[key] === undefined && valueRange.end > valueRange.start) said[key] = valueRange;
}

function putValues(task: Writable<Task>, said: Sayings, { outline: { text }, agents }: TaskPlace): void {
  const written = ({ start, end }: Range): string => text.slice(start, end);
  const proof = said.evidence ?? said.unverified;
  if (said.owner) task.owner = { value: readOwner(written(said.owner), agents), range: said.owner };
  if (said.started) task.started = written(said.started);
  if (said.by) task.by = written(said.by);
  if (said.date) task.completedAt = written(said.date);
  if (proof) task.evidence = parseEvidence(text, proof);
}

function saysDone(text: string, status: Range | undefined): boolean {
  return status !== undefined && /^\W*(?:done|completed?|finished)\b/iu.test(text.slice(status.start, status.end));
}
