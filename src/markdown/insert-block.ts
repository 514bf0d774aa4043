import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { trimLineBreaks } from "../util/trim-line-breaks.ts";
import { withEol } from "../util/with-eol.ts";
import { eolOf } from "./eol-of.ts";

/**
 * Writes blocks into a text as lines of their own, at the beginning of a line or at the text's end, with a blank line before and behind them where there is
 * none. A text that ends without a line break still does.
 */
export function insertBlock(text: string, at: number, markdown: string): TextEdit {
  const range = { start: at, end: at };
  const eol = eolOf(text);
  const body = withEol(trimLineBreaks(markdown), eol);
  return { range, newText: body === "" ? "" : gapBefore(text, at, eol) + body + gapBehind(text, at, eol) };
}

function gapBefore(text: string, at: number, eol: string): string {
  const start = lineStart(text, at);
  if (start < at) return isBlank(text, start) ? eol : eol + eol;
  if (at === firstLine(text)) return "";
  const lineBreak = text.startsWith("\r\n", at - 2) ? 2 : 1;
  return isBlank(text, lineStart(text, at - lineBreak)) ? "" : eol;
}

function gapBehind(text: string, at: number, eol: string): string {
  if (at === text.length) return lineStart(text, at) === at ? eol : "";
  return isBlank(text, at) ? eol : eol + eol;
}

function firstLine(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function isBlank(text: string, start: number): boolean {
  return /^[ \t]*$/u.test(text.slice(start, lineEnd(text, start)));
}
