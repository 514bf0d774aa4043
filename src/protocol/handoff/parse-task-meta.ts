import type { Range } from "../../diagnostic/range.ts";
import { parseOwner } from "../parse-owner.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import { trimRange } from "./trim-range.ts";

/** What a part of a task's parenthesis says. */
export const META_KEYS = ["owner", "after", "files", "started", "by", "date", "evidence", "unverified"] as const;
export type MetaKey = (typeof META_KEYS)[number];

/** One part of the parenthesis: `owner: codex`. `key` is absent for words nobody knows; they are kept. */
export interface MetaPart {
  readonly key?: MetaKey;
  /** The part without the blanks around it. */
  readonly range: Range;
  readonly valueRange: Range;
}

/** The parenthesis at the end of a task's line, brackets included in `range`. */
export interface TaskMeta {
  readonly range: Range;
  readonly parts: readonly MetaPart[];
}

const KEYS: Readonly<Record<string, MetaKey>> = {
  owner: "owner",
  assignee: "owner",
  "assigned to": "owner",
  after: "after",
  "depends on": "after",
  dependson: "after",
  deps: "after",
  "blocked by": "after",
  files: "files",
  file: "files",
  started: "started",
  by: "by",
  evidence: "evidence",
  verified: "evidence",
  date: "date",
  completed: "date",
};
const LABELLED = /(owner|assignee|assigned to|after|depends ?on|deps|blocked by|files?|started|by|evidence|verified|date|completed)\s*:/iy;
const UNLABELLED: readonly { readonly pattern: RegExp; readonly key: MetaKey; readonly skip: RegExp }[] = [
  { pattern: /by\s+(?=[^\s;])/iy, key: "by", skip: /by\s+/iy },
  { pattern: /started\s+(?=\d{4}-)/iy, key: "started", skip: /started\s+/iy },
  { pattern: /after\s+(?=[A-Z]+-?\d)/uy, key: "after", skip: /after\s+/uy },
  { pattern: /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\s*(?=[;,)])/uy, key: "date", skip: /(?:)/uy },
  { pattern: /unverified\s*(?=[;)]|$)/iy, key: "unverified", skip: /(?:)/uy },
];

/** Reads the parenthesis that ends a task's line, such as `(owner: codex; after: T1)`; absent where the line ends otherwise or the parenthesis is part of the title. */
export function parseTaskMeta(text: string, line: Range): TaskMeta | undefined {
  const { start, end } = trimRange(text, line);
  if (end <= start || text[end - 1] !== ")") return undefined;
  const balanced = openingOf(text, { start, end });
  const whole = balanced === undefined ? undefined : metaAt(text, { start: balanced, end });
  return whole ?? firstMeta(text, { start, end }, balanced);
}

function openingOf(text: string, { start, end }: Range): number | undefined {
  let depth = 0;
  for (let i = end - 1; i >= start; i -= 1) {
    if (text[i] === ")") depth += 1;
    else if (text[i] === "(") depth -= 1;
    if (depth === 0) return i;
  }
  return undefined;
}

/** Where brackets inside the values do not pair, the first one that begins like a parenthesis of ours opens it. */
function firstMeta(text: string, { start, end }: Range, balanced: number | undefined): TaskMeta | undefined {
  const unpaired = balanced === undefined || findCodeSpans(text, { start, end }).some(({ range }) => range.start < balanced && balanced < range.end);
  if (!unpaired) return undefined;
  const opening = /(?<=^|\s)\((?:owner|after|files|started|by|evidence)[: ]/iu.exec(text.slice(start, end));
  return opening ? metaAt(text, { start: start + opening.index, end }) : undefined;
}

function metaAt(text: string, range: Range): TaskMeta | undefined {
  const parts = splitParts(text, { start: range.start + 1, end: range.end - 1 }).map((part) => partAt(text, part));
  return isMeta(text, parts) ? { range, parts } : undefined;
}

function isMeta(text: string, parts: readonly MetaPart[]): boolean {
  const keyed = parts.filter((part) => part.key !== undefined);
  if (keyed.length === 0) return false;
  const [only] = keyed;
  if (keyed.length > 1 || only?.key !== "by") return true;
  return parseOwner(text.slice(only.valueRange.start, only.valueRange.end)).kind !== "unknown";
}

function partAt(text: string, range: Range): MetaPart {
  LABELLED.lastIndex = range.start;
  const labelled = LABELLED.exec(text);
  if (labelled && LABELLED.lastIndex <= range.end) {
    const key = KEYS[(labelled[1] ?? "").toLowerCase()];
    const valueRange = trimRange(text, { start: LABELLED.lastIndex, end: range.end });
    return key === undefined ? { range, valueRange } : { key, range, valueRange };
  }
  for (const { pattern, key, skip } of UNLABELLED) {
    pattern.lastIndex = range.start;
    if (!pattern.test(text)) continue;
    skip.lastIndex = range.start;
    const label = skip.exec(text)?.[0].length ?? 0;
    return { key, range, valueRange: { start: range.start + label, end: range.end } };
  }
  return { range, valueRange: range };
}

/** Splits at semicolons outside code; a parenthesis without any is split at commas that stand before a known label. */
function splitParts(text: string, range: Range): readonly Range[] {
  const plain = blankCode(text, range);
  const cuts = (pattern: RegExp): number[] => [...plain.matchAll(pattern)].map((match) => range.start + match.index);
  const semicolons = cuts(/;/gu);
  const at = semicolons.length > 0 ? semicolons : cuts(/,(?=\s*(?:(?:owner|after|depends on|files?|started|evidence|by)\s*:|by\s|unverified))/giu);
  return [...at, range.end].map((end, i) => trimRange(text, { start: i === 0 ? range.start : (at[i - 1] ?? 0) + 1, end }));
}

/** The stretch with its code spans overwritten, offsets unchanged. */
function blankCode(text: string, range: Range): string {
  const spans = findCodeSpans(text, range);
  if (spans.length === 0) return text.slice(range.start, range.end);
  let result = "";
  let from = range.start;
  for (const span of spans) {
    result += text.slice(from, span.range.start) + "`".repeat(span.range.end - span.range.start);
    from = span.range.end;
  }
  return result + text.slice(from, range.end);
}
