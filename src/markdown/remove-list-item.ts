import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { nextLineStart } from "../util/next-line-start.ts";
import { beginsBlock } from "./begins-block.ts";
import { deleteWholeLines } from "./delete-whole-lines.ts";
import { eolOf } from "./eol-of.ts";
import { mayGoOn } from "./may-go-on.ts";
import type { List, ListItem } from "./model.ts";

/** Removes an item with all that is nested in it and the blank lines that set it off. Where what is above and below would grow together, a blank line stays. */
export function removeListItem(text: string, list: List, item: ListItem): TextEdit {
  const at = list.items.indexOf(item);
  const next = list.items[at + 1];
  const start = lineStart(text, item.range.start);
  const lead = text.slice(start, item.range.start);
  if (/[^>\t ]/u.test(lead) || (at > 0 && next !== undefined))
    return { range: { start: item.range.start, end: next?.range.start ?? item.range.end }, newText: "" };
  if (next !== undefined)
    return { range: { start, end: lineStart(text, next.range.start) }, newText: isWeak(list, next) && isGlued(text, start) ? blankLine(text, lead) : "" };
  const before = list.items[at - 1];
  if (before !== undefined && mayGoOn(text, item))
    return { range: { start: nextLineStart(text, before.range.end), end: nextLineStart(text, item.range.end) }, newText: blankLine(text, lead) };
  if (before !== undefined) return deleteWholeLines(text, { start: nextLineStart(text, before.range.end), end: item.range.end });
  return onlyItem(text, { start, end: nextLineStart(text, item.range.end), lead });
}

interface ItemLines {
  readonly start: number;
  readonly end: number;
  readonly lead: string;
}

/** The blank lines below go too where some stand above. */
function onlyItem(text: string, { start, end, lead }: ItemLines): TextEdit {
  if (isGlued(text, start)) {
    if (end < text.length && !isBlank(text, end) && !beginsBlock(text, end)) return { range: { start, end }, newText: blankLine(text, lead) };
    return deleteWholeLines(text, { start, end: Math.max(start, end - 1) });
  }
  let to = end;
  while (to < text.length && isBlank(text, to)) to = nextLineStart(text, to);
  return { range: { start, end: to }, newText: "" };
}

/** A number that is not 1 and an empty item do not end a paragraph above them. */
function isWeak(list: List, next: ListItem): boolean {
  return list.ordered || next.blocks.length === 0;
}

function isGlued(text: string, start: number): boolean {
  const above = text.startsWith("\r\n", start - 2) ? start - 2 : start - 1;
  return above > 0 && !isBlank(text, lineStart(text, above));
}

function isBlank(text: string, start: number): boolean {
  return /^[>\t ]*$/u.test(text.slice(start, lineEnd(text, start)));
}

function blankLine(text: string, lead: string): string {
  return lead.trimEnd() + eolOf(text);
}
