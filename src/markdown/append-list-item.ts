import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { trimLineBreaks } from "../util/trim-line-breaks.ts";
import { withEol } from "../util/with-eol.ts";
import { eolOf } from "./eol-of.ts";
import type { List, ListItem } from "./model.ts";

/** Writes an item at the end of a list: with the marker, indentation and spacing of the last one, numbered on. `itemText` is Markdown without marker; further lines are indented below it. */
export function appendListItem(text: string, list: List, itemText: string): TextEdit {
  const eol = eolOf(text);
  const end = lineEnd(text, list.range.end);
  const last = list.items.at(-1);
  const lead = last === undefined ? "" : leadOf(text, last.range.start);
  const marker = last === undefined ? "-" : nextMarker(text, last);
  const blank = isLoose(text, list) ? eol + lead.trimEnd() : "";
  return { range: { start: end, end }, newText: withEol(`${blank}\n${itemLines({ lead, marker, itemText })}`, eol) };
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

/** Whether a blank line stands between the last two items. */
function isLoose(text: string, { items }: List): boolean {
  const [before, last] = items.slice(-2);
  if (before === undefined || last === undefined) return false;
  const lines = text.slice(before.range.end, last.range.start).split(/\r\n|\r|\n/u);
  return lines.slice(1, -1).some((line) => /^[>\t ]*$/u.test(line));
}

interface ItemLines {
  readonly lead: string;
  readonly marker: string;
  readonly itemText: string;
}

function itemLines({ lead, marker, itemText }: ItemLines): string {
  const inner = lead + " ".repeat(marker.length + 1);
  const [first = "", ...rest] = trimLineBreaks(itemText).split(/\r\n|\r|\n/u);
  return [`${lead}${marker} ${first}`.trimEnd(), ...rest.map((line) => (line.trim() === "" ? lead.trimEnd() : inner + line))].join("\n");
}
