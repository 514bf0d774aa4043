import type { Range } from "../../diagnostic/range.ts";

/** Widens a range to whole lines without the last break; `undefined` where something but blanks stands before it in its first line. */
export function wholeLines(text: string, range: Range): Range | undefined {
  const start = lineStart(text, range.start);
  const lead = text.slice(start, range.start);
  const end = lineEnd(text, contentEnd(text, range));
  return lead.trim() === "" || lead === "\ufeff" ? { start: lead === "\ufeff" ? start + 1 : start, end } : undefined;
}

/** Where the line that holds an offset ends, without its break. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1;
  return end;
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** The end of a range without the blanks and breaks at its end. */
export function contentEnd(text: string, { start, end }: Range): number {
  let last = end;
  while (last > start && /\s/u.test(text.charAt(last - 1))) last -= 1;
  return last;
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13;
}
