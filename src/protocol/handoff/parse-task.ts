import type { Range } from "../../diagnostic/range.ts";
import type { ListItem, Outline } from "../../markdown/model.ts";
import { parseOwner } from "../parse-owner.ts";
import { dedent } from "./dedent.ts";
import type { Task } from "./model.ts";
import { type ChildField, parseChildFields } from "./parse-child-fields.ts";
import { parseEvidence } from "./parse-evidence.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import type { MetaKey, MetaPart } from "./parse-task-meta.ts";
import { splitValues } from "./split-values.ts";
import { taskHead, taskLines } from "./task-lines.ts";

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
  const { range, line: lineRange } = taskLines(text, item);
  const { range: headRange, meta } = taskHead(text, lineRange, range.end);
  const line = parseTaskLine(text, headRange, meta);
  if (line.id === undefined && NOTHING.test(line.title)) return undefined;
  const said = sayings(meta?.parts ?? [], parseChildFields(text, item));
  const boxed = item.box !== undefined || line.boxed;
  const done = (item.box?.checked ?? false) || (line.done ?? (saysDone(text, said.status) || (place.section === "completed" && !boxed)));
  const task: Writable<Task> = {
    title: line.title,
    section: place.section,
    done,
    item,
    range,
    lineRange,
    after: said.after ? splitValues(text, said.after) : [],
    files: said.files ? splitValues(text, said.files) : [],
    spec: dedent(text.slice(headRange.end, range.end)),
  };
  if (line.id !== undefined) task.id = line.id;
  if (line.idRange) task.idRange = line.idRange;
  if (meta) task.metaRange = meta.range;
  putValues(task, said, place);
  return { task, marked: boxed || line.id !== undefined };
}

const NOTHING = /^(?:none|nothing|n\/a|tbd|-|–|—)?(?: yet)?\.?$/iu;

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Where a task's parenthesis, or else the labels below it, say what. */
type Sayings = Partial<Record<MetaKey | "status", Range>>;

function sayings(parts: readonly MetaPart[], children: readonly ChildField[]): Sayings {
  const said: Sayings = {};
  for (const { key, valueRange } of [...parts, ...children])
    if (key !== undefined && said[key] === undefined && valueRange.end > valueRange.start) said[key] = valueRange;
  return said;
}

function putValues(task: Writable<Task>, said: Sayings, { outline: { text }, agents }: TaskPlace): void {
  const written = ({ start, end }: Range): string => text.slice(start, end);
  const proof = said.evidence ?? said.unverified;
  if (said.owner) task.owner = { value: parseOwner(written(said.owner), agents), range: said.owner };
  if (said.started) task.started = written(said.started);
  if (said.by) task.by = written(said.by);
  if (said.date) task.completedAt = written(said.date);
  if (proof) task.evidence = parseEvidence(text, proof);
}

function saysDone(text: string, status: Range | undefined): boolean {
  return status !== undefined && /^\W*(?:done|completed?|finished)\b/iu.test(text.slice(status.start, status.end));
}
