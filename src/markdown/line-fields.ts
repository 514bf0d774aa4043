import type { Range } from "../diagnostic/range.ts";
import type { Field, FieldForm } from "./field.ts";

/** A label at the beginning of a piece of a line: `**Owner:** `, `**Owner**: `, `**Owner: Codex**`, `*Updated: x*`, `Owner: `. */
const LABEL =
  /(?<mark>\*\*|__|\*|_)?(?<label>[\p{L}][\p{L}\p{N}'’/&.-]*(?:(?<!\.)[ _][\p{L}\p{N}'’/&.()-]+){0,4})(?:[ \t]?(?<inside>[:：])\k<mark>|\k<mark>[ \t]*(?<outside>[:：])|(?<whole>[:：]))(?=[ \t]|$|[^/\\\s:]|[\u00a0\u3000])/uy;

/** Blanks around values; a no-break space counts, which people paste without seeing it. */
const BLANK = /[ \t\u00a0\u3000]/u;

/** What may stand between two labelled values of one line. */
const SEPARATOR = /(?<![ \t])(?:[ \t]+[·|•/][ \t]+|[ \t]*[;；][ \t]+)|\.[ \t]+/gu;

const LONGEST_LABEL = 40;

/** Finds the labelled values of one line of text; `range` is the line without marker and line break. */
export function lineFields(text: string, range: Range, form: FieldForm): readonly Field[] {
  const heads = headsOf(text, range);
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
  const first = headAt(line, 0, { base: range.start, separator: range.start });
  if (first === undefined) return [];
  const heads = [first];
  for (const match of line.matchAll(SEPARATOR)) {
    const at = match.index + match[0].length;
    const previous = heads.at(-1);
    const head = headAt(line, at, { base: range.start, separator: range.start + match.index + (match[0].startsWith(".") ? 1 : 0) });
    if (head !== undefined && (head.bold || /^[\p{Lu}]/u.test(head.label)) && range.start + at >= (previous?.valueStart ?? 0))
      heads.push(withClosing(line, head, { previous, base: range.start }));
  }
  return heads;
}

/** `**Owner: Codex | Status: ready**`: what the label before has left open closes behind this one's value. */
function withClosing(line: string, head: Head, { previous, base }: { readonly previous: Head | undefined; readonly base: number }): Head {
  if (previous === undefined || previous.closing === "" || head.closing !== "") return head;
  return line.slice(previous.valueStart - base, head.separator - base).includes(previous.closing) ? head : { ...head, closing: previous.closing };
}

function headAt(line: string, at: number, place: { readonly base: number; readonly separator: number }): Head | undefined {
  LABEL.lastIndex = at;
  const match = LABEL.exec(line);
  const { mark = "", label = "", inside, outside } = match?.groups ?? {};
  if (match === null || label.length > LONGEST_LABEL || isNoLabel(line, match)) return undefined;
  const start = place.base + at + mark.length;
  let valueStart = at + match[0].length;
  while (BLANK.test(line.charAt(valueStart))) valueStart += 1;
  const closing = inside === undefined && outside === undefined ? mark : "";
  return {
    label: label.replaceAll(/\s+/gu, " "),
    labelRange: { start, end: start + label.length },
    valueStart: place.base + valueStart,
    closing,
    bold: mark.length === 2,
    separator: place.separator,
  };
}

/** `http://x`, `C:\x` and `a::b` are no labels, and a colon without a blank behind it needs bold. */
function isNoLabel(line: string, match: RegExpExecArray): boolean {
  const after = line.charAt(match.index + match[0].length);
  if (after === "" || BLANK.test(after)) return false;
  return match.groups?.["mark"] === undefined && !match[0].endsWith("：");
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
  while (at > head.labelRange.end && BLANK.test(text.charAt(at - 1))) at -= 1;
  return at < end && BLANK.test(text.charAt(at)) ? at + 1 : at;
}

/** End of a value without blanks, hard-break backslash and a dangling separator. */
function trimBreak(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[ \t\u00a0\u3000\\·]/u.test(text.charAt(at - 1))) at -= 1;
  return at > start && text.charAt(at - 1) === "." && end < text.length && /[ \t]/u.test(text.charAt(end)) ? at - 1 : at;
}
