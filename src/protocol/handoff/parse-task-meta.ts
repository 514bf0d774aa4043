import type { Range } from "../../diagnostic/range.ts";
import { parseOwner } from "../parse-owner.ts";
import { type CodeSpan, findCodeSpans } from "./find-code-spans.ts";
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

const KEYS: ReadonlyMap<string, MetaKey> = new Map<string, MetaKey>([
  ["owner", "owner"],
  ["assignee", "owner"],
  ["assigned to", "owner"],
  ["after", "after"],
  ["depends on", "after"],
  ["dependson", "after"],
  ["deps", "after"],
  ["blocked by", "after"],
  ["files", "files"],
  ["file", "files"],
  ["started", "started"],
  ["by", "by"],
  ["evidence", "evidence"],
  ["verified", "evidence"],
  ["date", "date"],
  ["completed", "date"],
]);

interface Unlabelled {
  readonly pattern: RegExp;
  readonly key: MetaKey;
  readonly skip: RegExp;
}

/** Parts without a colon, by the letter they begin with. */
const UNLABELLED: ReadonlyMap<string, Unlabelled> = new Map<string, Unlabelled>([
  ["b", { pattern: /by\s+(?=[^\s;])/iy, key: "by", skip: /by\s+/iy }],
  ["s", { pattern: /started\s+(?=\d{4}-)/iy, key: "started", skip: /started\s+/iy }],
  ["a", { pattern: /after\s+(?=[A-Z]+-?\d)/y, key: "after", skip: /after\s+/y }],
  ["0", { pattern: /\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\s*(?=[;,)])/y, key: "date", skip: /(?:)/y }],
  ["u", { pattern: /unverified\s*(?=[;)]|$)/iy, key: "unverified", skip: /(?:)/y }],
]);

/** Reads the parenthesis that ends a task's line, such as `(owner: codex; after: T1)`; absent where the line ends otherwise or the parenthesis is part of the title. */
export function parseTaskMeta(text: string, line: Range): TaskMeta | undefined {
  const { start, end } = trimRange(text, line);
  if (end <= start || text[end - 1] !== ")") return undefined;
  const balanced = openingOf(text, { start, end });
  const whole = balanced === undefined ? undefined : metaAt(text, { start: balanced, end });
  return whole ?? firstMeta(text, { start, end }, balanced);
}

function openingOf(text: string, { start, end }: Range): number | undefined {
  const words = text.slice(start, end);
  const last = words.lastIndexOf("(");
  if (last !== -1 && words.indexOf(")", last) === words.length - 1) return start + last;
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
  const parts: MetaPart[] = [];
  for (const part of splitParts(text, { start: range.start + 1, end: range.end - 1 })) parts.push(partAt(text, part));
  return isMeta(text, parts) ? { range, parts } : undefined;
}

function isMeta(text: string, parts: readonly MetaPart[]): boolean {
  const only = parts.find((part) => part.key !== undefined);
  if (only === undefined) return false;
  if (only.key !== "by" || parts.some((part) => part !== only && part.key !== undefined)) return true;
  return parseOwner(text.slice(only.valueRange.start, only.valueRange.end)).kind !== "unknown";
}

function partAt(text: string, range: Range): MetaPart {
  const words = text.slice(range.start, range.end);
  const colon = words.indexOf(":");
  const key = colon === -1 ? undefined : KEYS.get(words.slice(0, colon).trimEnd().toLowerCase());
  if (key !== undefined) return { key, range, valueRange: trimRange(text, { start: range.start + colon + 1, end: range.end }) };
  const first = words.charAt(0).toLowerCase();
  const said = UNLABELLED.get(first >= "0" && first <= "9" ? "0" : first);
  return (said && unlabelledPart(text, range, said)) ?? { range, valueRange: range };
}

function unlabelledPart(text: string, range: Range, { pattern, key, skip }: Unlabelled): MetaPart | undefined {
  pattern.lastIndex = range.start;
  if (!pattern.test(text)) return undefined;
  skip.lastIndex = range.start;
  const label = skip.exec(text)?.[0].length ?? 0;
  return { key, range, valueRange: { start: range.start + label, end: range.end } };
}

/** Splits at semicolons outside code; a parenthesis without any is split at commas that stand before a known label. */
function splitParts(text: string, range: Range): readonly Range[] {
  const words = text.slice(range.start, range.end);
  const spans = findCodeSpans(text, range);
  const parts: Range[] = [];
  let { start } = range;
  let next = 0;
  for (let cut = words.indexOf(";"); cut !== -1; cut = words.indexOf(";", cut + 1)) {
    const end = range.start + cut;
    while (next < spans.length && (spans[next]?.range.end ?? 0) <= end) next += 1;
    if (end >= (spans[next]?.range.start ?? Number.POSITIVE_INFINITY)) continue;
    parts.push(trimRange(text, { start, end }));
    start = end + 1;
  }
  if (parts.length === 0 && words.includes(",")) return splitAtCommas(text, range, spans);
  parts.push(trimRange(text, { start, end: range.end }));
  return parts;
}

const LABELLED_COMMA = /,(?=\s*(?:(?:owner|after|depends on|files?|started|evidence|by)\s*:|by\s|unverified))/giu;

function splitAtCommas(text: string, range: Range, spans: readonly CodeSpan[]): readonly Range[] {
  const parts: Range[] = [];
  let { start } = range;
  for (const match of blankCode(text, range, spans).matchAll(LABELLED_COMMA)) {
    parts.push(trimRange(text, { start, end: range.start + match.index }));
    start = range.start + match.index + 1;
  }
  parts.push(trimRange(text, { start, end: range.end }));
  return parts;
}

/** The stretch with its code spans overwritten, offsets unchanged. */
function blankCode(text: string, range: Range, spans: readonly CodeSpan[]): string {
  if (spans.length === 0) return text.slice(range.start, range.end);
  let result = "";
  let from = range.start;
  for (const span of spans) {
    result += text.slice(from, span.range.start) + "`".repeat(span.range.end - span.range.start);
    from = span.range.end;
  }
  return result + text.slice(from, range.end);
}
