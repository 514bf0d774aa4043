import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { nextLineStart } from "../util/next-line-start.ts";
import { withEol } from "../util/with-eol.ts";
import { eolOf } from "./eol-of.ts";

/**
 * Writes blocks into a text as lines of their own at the beginning of a line (or the text's end), with a blank line before and after them where there is
 * none. A text that ends without a line break still does.
 */
export function insertBlock(text: string, at: number, markdown: string): TextEdit {
  const eol = eolOf(text);
  const body = withEol(markdown.replace(/^(?:[ \t]*(?:\r\n|\r|\n))+/u, ""), eol).replace(/[\r\n]+$/u, "");
  if (body === "") return { range: { start: at, end: at }, newText: "" };
  const isEnd = at === text.length;
  const empty = isEnd && lineStart(text, at) === at && at < 2 && (at === 0 || text.charCodeAt(0) === 0xfeff);
  const after = isEnd ? (empty || endsInBreak(text) ? eol : "") : eol + (isBlankLine(text, at) ? "" : eol);
  return { range: { start: at, end: at }, newText: gapBefore(text, at, eol) + body + after };
}

function gapBefore(text: string, at: number, eol: string): string {
  const start = lineStart(text, at);
  if (start < at) return text.slice(start, at).trim() === "" ? eol : eol + eol;
  const above = text.startsWith("\r\n", at - 2) ? at - 2 : at - 1;
  return above < 0 || (above === 0 && text.charCodeAt(0) === 0xfeff) || isBlankLine(text, lineStart(text, above)) ? "" : eol;
}

function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, lineEnd(text, start)).trim() === "";
}

function endsInBreak(text: string): boolean {
  return text.length > 0 && nextLineStart(text, text.length) === text.length && lineStart(text, text.length) === text.length;
}
