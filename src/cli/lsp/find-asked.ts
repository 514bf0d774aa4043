import type { Range } from "../../diagnostic/range.ts";
import type { Subject } from "../../lint/rule.ts";
import type { FieldConcept } from "../../protocol/handoff/concept.ts";
import type { IndexColumn, IndexTable } from "../../protocol/index/model.ts";

/** What may be completed. */
const ASKED_KINDS = ["owner-title", "owner-id", "status", "decision-status", "task", "decision", "project", "task-key", "field", "section"] as const;
type AskedKind = (typeof ASKED_KINDS)[number];

/** What is asked for at a place, and where what is typed of it begins. */
export interface Asked {
  readonly kinds: readonly AskedKind[];
  readonly start: number;
  readonly icon: "value" | "reference" | "snippet";
}

/** No line is looked at farther back than this. */
const REACH = 2000;

/** Finds out what may stand at an offset of a file; undefined where nothing is known. */
export function findAsked(subject: Subject, offset: number): Asked | undefined {
  const line = beforeOnLine(subject.text, offset);
  const place = { offset, line };
  switch (subject.kind) {
    case "handoff":
      return inTaskWords(place) ?? inField(subject.handoff, place) ?? inStructure(place) ?? inProse(place);
    case "index":
      return inTable(subject.index.active, place) ?? (subject.index.projects && inTable(subject.index.projects, place)) ?? undefined;
    case "decisions":
      return inDecision(place) ?? inProse(place);
    default:
      return inProse(place);
  }
}

interface Place {
  readonly offset: number;
  /** The line up to the place. */
  readonly line: string;
}

function beforeOnLine(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  return before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
}

/** In the parenthesis of a task: `(owner: co`, `(after: T1, T`, `(`. */
function inTaskWords({ offset, line }: Place): Asked | undefined {
  if (!/^\s*[-*+]\s/u.test(line)) return undefined;
  const words = /\((?:[^()]*;)?\s*(?<word>[^();]*)$/u.exec(line)?.groups?.["word"];
  if (words === undefined) return undefined;
  const value = /^(?<key>owner|after|depends on)\s*:\s*(?:.*[,\s])?(?<typed>[^,\s]*)$/iu.exec(words)?.groups;
  if (value) {
    const start = offset - (value["typed"] ?? "").length;
    return value["key"]?.toLowerCase() === "owner" ? { kinds: ["owner-id"], start, icon: "value" } : { kinds: ["task"], start, icon: "reference" };
  }
  return /^[a-z]*$/iu.test(words) ? { kinds: ["task-key"], start: offset - words.length, icon: "snippet" } : undefined;
}

const FIELD_KINDS: Readonly<Partial<Record<FieldConcept, AskedKind>>> = {
  owner: "owner-title",
  "next-owner": "owner-title",
  status: "status",
  "next-action": "task",
};

/** Behind the label of a field, on its line. */
function inField(handoff: Extract<Subject, { kind: "handoff" }>["handoff"], { offset, line }: Place): Asked | undefined {
  for (const [concept, field] of Object.entries(handoff.fields) as [FieldConcept, (typeof handoff.fields)[FieldConcept]][]) {
    const kind = FIELD_KINDS[concept];
    if (field === undefined || kind === undefined || field.labelRange.end > offset || field.labelRange.start < offset - line.length) continue;
    const behind = line.slice(line.length - (offset - field.labelRange.end));
    if (concept === "next-action" && !/^[\s|:*]*\S*$/u.test(behind) && !/\s\S+$/u.test(behind)) continue;
    if (/\|.*\|/u.test(behind)) continue;
    const typed = concept === "next-action" ? /[\p{L}\p{N}_-]*$/u : /[\p{L}\p{N}_ -]*$/u;
    const word = (typed.exec(behind)?.[0] ?? "").replace(/^ +/u, "");
    return { kinds: [kind], start: offset - word.length, icon: kind === "task" ? "reference" : "value" };
  }
  return undefined;
}

/** A heading or a row of the field table that is begun. */
function inStructure({ offset, line }: Place): Asked | undefined {
  const title = /^##? (?<typed>[\p{L} ]*)$/u.exec(line)?.groups?.["typed"];
  if (title !== undefined) return { kinds: ["section"], start: offset - title.length, icon: "snippet" };
  const label = /^\| ?(?<typed>[\p{L} ]*)$/u.exec(line)?.groups?.["typed"];
  return label === undefined ? undefined : { kinds: ["field"], start: offset - label.length, icon: "snippet" };
}

const COLUMN_KINDS: Readonly<Partial<Record<IndexColumn, AskedKind>>> = { project: "project", owner: "owner-title", status: "status" };

/** In a cell of the index. */
function inTable({ table, columns, rows }: IndexTable, { offset, line }: Place): Asked | undefined {
  if (!isIn(table.range, offset) || offset <= table.delimiterRange.end || (rows.length === 0 && !line.includes("|"))) return undefined;
  const cells = line.replaceAll("\\|", "  ").split("|");
  const at = cells.length - (line.trimStart().startsWith("|") ? 2 : 1);
  const column = (Object.entries(columns) as [IndexColumn, number][]).find(([, number]) => number === at)?.[0];
  const kind = column && COLUMN_KINDS[column];
  if (kind === undefined) return undefined;
  return { kinds: [kind], start: offset - (cells.at(-1) ?? "").trimStart().length, icon: kind === "project" ? "reference" : "value" };
}

function isIn({ start, end }: Range, offset: number): boolean {
  return offset >= start && offset <= end;
}

/** Behind the labels of a decision. */
function inDecision({ offset, line }: Place): Asked | undefined {
  const found = /^[\s>|*_-]*(?<label>status|supersedes|superseded by)[\s*_]*[:|][\s*_]*(?:.*,\s*)?(?<typed>[\p{L}\p{N}-]*)$/iu.exec(line)?.groups;
  if (found === undefined) return undefined;
  const start = offset - (found["typed"] ?? "").length;
  return found["label"]?.toLowerCase() === "status" ? { kinds: ["decision-status"], start, icon: "value" } : { kinds: ["decision"], start, icon: "reference" };
}

/** An id that is begun: capitals, then perhaps a number. */
function inProse({ offset, line }: Place): Asked | undefined {
  const typed = /(?<![\p{L}\p{N}_-])[A-Z]{1,8}\d?-?\d{0,6}$/u.exec(line)?.[0];
  return typed === undefined ? undefined : { kinds: ["task", "decision"], start: offset - typed.length, icon: "reference" };
}
