import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { Outline } from "../../markdown/model.ts";
import { endGap } from "../handoff/end-gap.ts";
import { isBlankLine, lineEnd, lineStart, nextLineStart } from "../handoff/line-bounds.ts";
import type { Decision } from "./model.ts";

/** Writes a section in front of another one, a blank line between them. `markdown` ends without a line break. */
export function insertBefore({ text }: Outline, offset: number, markdown: string): TextEdit {
  const eol = eolOf(text);
  const at = lineStart(text, offset);
  return { range: { start: at, end: at }, newText: markdown.replaceAll("\n", eol) + eol + eol };
}

/** Writes a section behind a decision, or at the end of the text. `markdown` ends without a line break. */
export function appendSectionText({ text }: Outline, last: Decision | undefined, markdown: string): TextEdit {
  const eol = eolOf(text);
  const block = markdown.replaceAll("\n", eol);
  const end = last ? lineEnd(text, last.range.end) : text.length;
  if (text.slice(end).trim() === "") return { range: { start: text.length, end: text.length }, newText: endGap(text) + block + eol };
  const glued = !isBlankLine(text, nextLineStart(text, end));
  return { range: { start: end, end }, newText: eol + eol + block + (glued ? eol : "") };
}
