import type { Range } from "../diagnostic/range.ts";
import { lineEnd } from "../util/line-end.ts";
import { nextLineStart } from "../util/next-line-start.ts";
import type { Field } from "./field.ts";
import type { Outline } from "./model.ts";
import { isBlankUnit } from "./scan/char-codes.ts";
import { trimEnd } from "./scan/table-row.ts";

const LABEL = /^[\p{L}_][\p{L}\p{N} _.-]{0,79}$/u;
const BLOCK_SCALAR = /^[|>][-+\d]{0,2}$/u;

/** The plain `key: value` lines of a text's front matter; nested ones, lists and block scalars are left to a YAML parser. Quotes around a value stay outside of it. */
export function frontMatterFields(outline: Outline): readonly Field[] {
  if (outline.frontMatter === undefined) return [];
  const { text } = outline;
  const { start, end } = outline.frontMatter.contentRange;
  const fields: Field[] = [];
  for (let at = start; at < end; at = nextLineStart(text, at)) {
    const field = fieldOf(text, { start: at, end: lineEnd(text, at) });
    if (field !== undefined) fields.push(field);
  }
  return fields;
}

function fieldOf(text: string, line: Range): Field | undefined {
  const colon = colonIn(text, line);
  if (colon === -1 || text.startsWith("//", colon + 1)) return undefined;
  const labelRange = { start: line.start, end: trimEnd(text, line.start, colon) };
  const label = text.slice(labelRange.start, labelRange.end);
  if (!LABEL.test(label)) return undefined;
  const valueRange = valueIn(text, colon + 1, line.end);
  const value = text.slice(valueRange.start, valueRange.end);
  if (BLOCK_SCALAR.test(value) || (value === "" && goesOn(text, line.end))) return undefined;
  return { form: "front-matter", label, labelRange, value, valueRange };
}

function colonIn(text: string, { start, end }: Range): number {
  const most = Math.min(end, start + 100);
  for (let at = start; at < most; at += 1) if (text.charAt(at) === ":") return at;
  return -1;
}

function valueIn(text: string, from: number, end: number): Range {
  let start = from;
  while (start < end && isBlankUnit(text.charCodeAt(start))) start += 1;
  const quote = text.charAt(start);
  const close = quote === '"' || quote === "'" ? closingQuote(text, { start, end }) : -1;
  if (close !== -1) return { start: start + 1, end: close };
  if (quote === "#") return emptyBehind(from, start);
  const valueEnd = trimEnd(text, start, commentIn(text, start, end));
  return valueEnd === start ? emptyBehind(from, start) : { start, end: valueEnd };
}

/** A missing value is written behind the first blank. */
function emptyBehind(from: number, start: number): Range {
  const at = Math.min(from + 1, start);
  return { start: at, end: at };
}

function closingQuote(text: string, { start, end }: Range): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < end; at += 1) {
    const unit = text.charAt(at);
    if (unit === "\\" && quote === '"') at += 1;
    else if (unit === quote && quote === "'" && text.charAt(at + 1) === quote) at += 1;
    else if (unit === quote) return at;
  }
  return -1;
}

function commentIn(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charAt(at) === "#" && isBlankUnit(text.charCodeAt(at - 1))) return at;
  return end;
}

/** Whether the line below belongs to this one's key. */
function goesOn(text: string, end: number): boolean {
  return /^[ \t-]/u.test(text.charAt(nextLineStart(text, end))) && !text.startsWith("---", nextLineStart(text, end));
}
