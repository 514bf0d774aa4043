import type { Range } from "../../diagnostic/range.ts";

/** Widens a range to whole lines: from the start of its first line (behind a byte-order mark) to the start of the line after its last one. */
export function wholeLines(text: string, range: Range): Range {
  return { start: lineStart(text, range.start), end: nextLineStart(text, range.end) };
}

/** The offset where the line of an offset begins; a byte-order mark belongs to no line. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineBreak(text, at - 1)) at -= 1;
  return at === 0 && text.charCodeAt(0) === 0xfeff ? Math.min(1, offset) : at;
}

/** The offset of the line break at or after an offset, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text, at)) at += 1;
  return at;
}

/** The offset where the line after an offset's line begins, or the text's end. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return Math.min(text.length, end + (text.startsWith("\r\n", end) ? 2 : 1));
}

/** Says whether the line that begins at an offset is blank; the text's end counts as a blank line. */
export function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, lineEnd(text, start)).trim() === "";
}

/** Says whether the line above one that begins at an offset is blank; the text's beginning counts as a blank line. */
export function isBlankAbove(text: string, start: number): boolean {
  const lineBreak = text.startsWith("\r\n", start - 2) ? 2 : 1;
  return start < lineBreak || isBlankLine(text, lineStart(text, start - lineBreak));
}

function isLineBreak(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}
