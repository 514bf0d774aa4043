import type { Range } from "../diagnostic/range.ts";
import type { Field, FieldForm } from "./field.ts";
import { type LabelMatch, matchLabel } from "./match-label.ts";

/** What may stand between two labelled values of one line. */
const SEPARATOR = /(?<![ \t])(?:[ \t]+[·|•/][ \t]+|[ \t]*[;；][ \t]+)|\.[ \t]+/gu;

const NONE: readonly Field[] = [];

/** Finds the labelled values of one line of text; `range` is the line without marker and line break. */
export function lineFields(text: string, range: Range, form: FieldForm): readonly Field[] {
  const heads = headsOf(text, range);
  if (heads.length === 0) return NONE;
  return heads.map((head, at) => fieldOf({ text, head, end: heads[at + 1]?.separator ?? range.end, form }));
}

interface Head {
  readonly label: string;
  readonly labelRange: Range;
  readonly valueStart: number;
  /** Marks that close behind the value, as in `**Owner: Codex**`. */
  readonly closing: string;
  readonly bold: boolean;
  /** Where the separator before the label begins. */
  readonly separator: number;
}

function headsOf(text: string, range: Range): readonly Head[] {
  const line = text.slice(range.start, Math.min(range.end, range.start + 2_000));
  const first = hasColon(line, 0) ? headAt(line, 0, { base: range.start, separator: range.start }) : undefined;
  if (first === undefined) return [];
  const heads = [first];
  if (!hasColon(line, first.valueStart - range.start)) return heads;
  for (const match of line.matchAll(SEPARATOR)) {
    const at = match.index + match[0].length;
    const previous = heads.at(-1);
    const head = headAt(line, at, { base: range.start, separator: range.start + match.index + (match[0].startsWith(".") ? 1 : 0) });
    if (head !== undefined && (head.bold || startsWithCapital(head.label)) && range.start + at >= (previous?.valueStart ?? 0))
      heads.push(withClosing(line, head, { previous, base: range.start }));
  }
  return heads;
}

/** `**Owner: Codex | Status: ready**`: what the label before has left open closes behind this one's value. */
function withClosing(line: string, head: Head, { previous, base }: { readonly previous: Head | undefined; readonly base: number }): Head {
  if (previous === undefined || previous.closing === "" || head.closing !== "") return head;
  return line.slice(previous.valueStart - base, head.separator - base).includes(previous.closing) ? head : { ...head, closing: previous.closing };
}

function hasColon(line: string, from: number): boolean {
  return line.includes(":", from) || line.includes("：", from);
}

function startsWithCapital(label: string): boolean {
  const unit = label.charCodeAt(0);
  return unit > 127 ? /^\p{Lu}/u.test(label) : unit < 91;
}

function headAt(line: string, at: number, place: { readonly base: number; readonly separator: number }): Head | undefined {
  const match = matchLabel(line, at);
  if (match === undefined || isNoLabel(line, match)) return undefined;
  const { mark, label, open, end } = match;
  const start = place.base + at + mark.length;
  let valueStart = end;
  while (isBlank(line.charCodeAt(valueStart))) valueStart += 1;
  return {
    label,
    labelRange: { start, end: start + label.length },
    valueStart: place.base + valueStart,
    closing: open ? mark : "",
    bold: mark.length === 2,
    separator: place.separator,
  };
}

/** Blanks around values; a no-break space counts, which people paste without seeing it. */
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

/** `http://x`, `C:\x` and `a::b` are no labels, and a colon without a blank behind it needs bold. */
function isNoLabel(line: string, { mark, end }: LabelMatch): boolean {
  if (mark !== "" || end >= line.length) return false;
  return !isBlank(line.charCodeAt(end)) && line.charAt(end - 1) !== "：";
}

interface FieldPlace {
  readonly text: string;
  readonly head: Head;
  readonly end: number;
  readonly form: FieldForm;
}

function fieldOf({ text, head, end, form }: FieldPlace): Field {
  let valueEnd = trimBreak(text, head.valueStart, end);
  const closes = head.closing === "" ? -1 : text.slice(head.valueStart, valueEnd).indexOf(head.closing);
  if (closes !== -1) valueEnd = trimBreak(text, head.valueStart, head.valueStart + closes);
  const start = Math.min(head.valueStart, Math.max(valueEnd, head.labelRange.end));
  const valueRange = {
    start: valueEnd <= head.valueStart ? emptyPlace(text, head, end) : start,
    end: valueEnd <= head.valueStart ? emptyPlace(text, head, end) : valueEnd,
  };
  return {
    form: form === "plain" && head.bold ? "bold" : form,
    label: head.label,
    labelRange: head.labelRange,
    value: text.slice(valueRange.start, valueRange.end),
    valueRange,
  };
}

/** A missing value is written behind the colon, after one blank where there is one. */
function emptyPlace(text: string, head: Head, end: number): number {
  let at = head.valueStart;
  while (at > head.labelRange.end && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at < end && isBlank(text.charCodeAt(at)) ? at + 1 : at;
}

/** End of a value without blanks, hard-break backslash and a dangling separator. */
function trimBreak(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isLoose(text.charCodeAt(at - 1))) at -= 1;
  return at > start && text.charCodeAt(at - 1) === 46 && end < text.length && isLineBlank(text.charCodeAt(end)) ? at - 1 : at;
}

function isLoose(unit: number): boolean {
  return isBlank(unit) || unit === 92 || unit === 0xb7;
}

function isLineBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}
