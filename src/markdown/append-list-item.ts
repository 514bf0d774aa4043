import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { trimLineBreaks } from "../util/trim-line-breaks.ts";
import { withEol } from "../util/with-eol.ts";
import { eolOf } from "./eol-of.ts";
import { mayGoOn } from "./may-go-on.ts";
import type { List, ListItem } from "./model.ts";

/** Writes an item at the end of a list: with the marker, indentation and spacing of the last one, numbered on. `itemText` is Markdown without marker; further lines are indented below it. */
export function appendListItem(text: string, list: List, itemText: string): TextEdit {
  const eol = eolOf(text);
  const end = lineEnd(text, list.range.end);
  const last = list.items.at(-1);
  const lead = last === undefined ? "" : leadOf(text, last.range.start);
  const marker = last === undefined ? "- " : nextMarker(text, last) + " ".repeat(gapOf(text, last));
  const blank = `\n${lead.trimEnd()}`;
  const before = isLoose(text, list) ? blank : "";
  const behind = mayGoOn(text, last) ? blank : "";
  return { range: { start: end, end }, newText: withEol(`${before}\n${itemLines({ lead, marker, itemText })}${behind}`, eol) };
}

/** Quote marks and blanks before the item; markers of items around it become blanks. */
function leadOf(text: string, start: number): string {
  return text.slice(lineStart(text, start), start).replaceAll(/[^>\t ]/gu, " ");
}

function nextMarker(text: string, { markerRange }: ListItem): string {
  const marker = text.slice(markerRange.start, markerRange.end);
  const number = Number.parseInt(marker, 10);
  return Number.isNaN(number) ? marker : `${Math.min(number + 1, 999_999_999)}${marker.at(-1) ?? "."}`;
}

/** Columns between the marker of an item and its words, 1 where they are not told. */
function gapOf(text: string, { markerRange, blocks: [first] }: ListItem): number {
  const blanks = first === undefined || first.kind === "code" ? "" : text.slice(markerRange.end, first.range.start);
  if (!/^[ \t]{1,4}$/u.test(blanks)) return 1;
  const from = columnsOf(text.slice(lineStart(text, markerRange.start), markerRange.end), 0);
  const gap = columnsOf(blanks, from) - from;
  return gap > 4 ? 1 : gap;
}

function columnsOf(line: string, from: number): number {
  let column = from;
  for (const unit of line) column += unit === "\t" ? 4 - (column % 4) : 1;
  return column;
}

/** Whether a blank line stands between the last two items. */
function isLoose(text: string, { items }: List): boolean {
  const [before, last] = items.slice(-2);
  if (before === undefined || last === undefined) return false;
  const lines = text.slice(before.range.end, last.range.start).split(/\r\n|\r|\n/u);
  return lines.slice(1, -1).some((line) => /^[>\t ]*$/u.test(line));
}

interface ItemLines {
  readonly lead: string;
  /** With the blanks behind it. */
  readonly marker: string;
  readonly itemText: string;
}

function itemLines({ lead, marker, itemText }: ItemLines): string {
  const inner = lead + " ".repeat(marker.length);
  const [first = "", ...rest] = trimLineBreaks(itemText).split(/\r\n|\r|\n/u);
  return [(lead + marker + first).trimEnd(), ...rest.map((line) => (line.trim() === "" ? lead.trimEnd() : inner + line))].join("\n");
}
