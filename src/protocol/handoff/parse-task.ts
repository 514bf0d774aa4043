import type { Range } from "../../diagnostic/range.ts";
import type { ListItem, Outline } from "../../markdown/model.ts";
import type { Located } from "../located.ts";
import type { Owner } from "../owner.ts";
import { parseOwner } from "../parse-owner.ts";
import type { Evidence, Task } from "./model.ts";
import { parseEvidence } from "./parse-evidence.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import type { MetaKey, MetaPart } from "./parse-task-meta.ts";
import { type ChildField, parseChildFields } from "./parse-child-fields.ts";
import { splitValues } from "./split-values.ts";
import { dedent } from "./dedent.ts";
import { taskLines } from "./task-lines.ts";

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
  const lines = taskLines(text, item);
  const line = parseTaskLine(text, lines.head);
  if (line.id === undefined && /^(?:none|nothing|n\/a|tbd|-|–|—)?(?: yet)?\.?$/iu.test(line.title)) return undefined;
  const values = valuesOf(place, { parts: line.meta?.parts ?? [], children: parseChildFields(text, item) });
  const boxed = item.box !== undefined || line.boxed;
  const done = (item.box?.checked ?? false) || (line.done ?? (values.done || (place.section === "completed" && !boxed)));
  const task: Task = {
    ...(line.id !== undefined && { id: line.id }),
    ...(line.idRange && { idRange: line.idRange }),
    ...(line.meta && { metaRange: line.meta.range }),
    ...values.known,
    title: line.title,
    section: place.section,
    done,
    item,
    range: lines.range,
    lineRange: lines.line,
    after: values.after,
    files: values.files,
    spec: dedent(text.slice(lines.body.start, lines.body.end)),
  };
  return { task, marked: boxed || line.id !== undefined };
}

interface Said {
  readonly parts: readonly MetaPart[];
  readonly children: readonly ChildField[];
}

interface TaskValues {
  readonly known: Pick<Task, "owner" | "started" | "by" | "completedAt" | "evidence">;
  readonly after: readonly Located<string>[];
  readonly files: readonly Located<string>[];
  readonly done: boolean;
}

function valuesOf({ outline: { text }, agents }: TaskPlace, said: Said): TaskValues {
  const at = (key: MetaKey): Range | undefined => said.parts.find((part) => part.key === key)?.valueRange ?? said.children.find((child) => child.key === key)?.valueRange;
  const written = (key: MetaKey): string | undefined => textAt(text, at(key));
  const owner = ownerAt(text, at("owner"), agents);
  const started = written("started");
  const by = written("by");
  const completedAt = written("date");
  const evidence = evidenceOf(text, at("evidence") ?? at("unverified"));
  const list = (key: MetaKey): readonly Located<string>[] => splitValues(text, at(key) ?? { start: 0, end: 0 });
  return {
    known: {
      ...(owner && { owner }),
      ...(started !== undefined && { started }),
      ...(by !== undefined && { by }),
      ...(completedAt !== undefined && { completedAt }),
      ...(evidence && { evidence }),
    },
    after: list("after"),
    files: list("files"),
    done: said.children.some((child) => child.key === "status" && /^\W*(?:done|completed?|finished)\b/iu.test(textAt(text, child.valueRange) ?? "")),
  };
}

function textAt(text: string, range: Range | undefined): string | undefined {
  return range && range.end > range.start ? text.slice(range.start, range.end) : undefined;
}

function ownerAt(text: string, range: Range | undefined, agents: readonly string[]): Located<Owner> | undefined {
  const written = textAt(text, range);
  return range && written !== undefined ? { value: parseOwner(written, agents), range } : undefined;
}

function evidenceOf(text: string, range: Range | undefined): Evidence | undefined {
  return range && range.end > range.start ? parseEvidence(text, range) : undefined;
}
