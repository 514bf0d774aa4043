import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { Section } from "../../markdown/section.ts";
import { isBlankLine, lineEnd, nextLineStart } from "./line-bounds.ts";
import { trimRange } from "./trim-range.ts";

/** Writes a block (a list item, a table) at the end of a section's own blocks; an item goes right behind the last one, anything else behind a blank line. `block` ends without a line break. */
export function appendBlock(text: string, section: Section, block: string): TextEdit {
  const eol = eolOf(text);
  const last = section.blocks.at(-1);
  const above = last?.range ?? section.heading?.range;
  const isItem = /^(?:[-*+]|\d+[.)])\s/u.test(block);
  if (!above) return appendAt(text, trimRange(text, section.range).end, { block, gap: eol + eol });
  const end = lineEnd(text, Math.max(above.start, trimRange(text, above).end));
  return appendAt(text, end, { block, gap: last?.kind === "list" && isItem ? eol : eol + eol });
}

interface Appended {
  readonly block: string;
  /** What separates it from the text above. */
  readonly gap: string;
}

/** Writes a block behind a line's end, a blank line kept or made between it and the text below. */
function appendAt(text: string, end: number, { block, gap }: Appended): TextEdit {
  const eol = eolOf(text);
  const glued = end < text.length && !isBlankLine(text, nextLineStart(text, end));
  const before = end === 0 ? "" : gap;
  return { range: { start: end, end }, newText: before + block.replace(/\r\n|\r|\n/gu, eol) + (glued ? eol : "") };
}
