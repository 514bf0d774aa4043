import type { TableCell, TableRow } from "../model.ts";
import { BACKSLASH, COLON, DASH, isBlankUnit, PIPE } from "./char-codes.ts";
import type { Stretch } from "./line-starts.ts";

/** Splits a line into the cells of a table row; a pipe behind a backslash belongs to its cell. */
export function readRow({ text, start, end }: Stretch): TableRow {
  const last = trimEnd(text, start, end);
  const cells: TableCell[] = [];
  let from = text.charCodeAt(start) === PIPE ? start + 1 : start;
  let closed = false;
  for (let at = from; at < last; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at += 1;
    else if (unit === PIPE) {
      cells.push(cellOf(text, from, at));
      from = at + 1;
      closed = from === last;
    }
  }
  if (!closed && (from < last || cells.length === 0)) cells.push(cellOf(text, from, last));
  // A list that grew has room for many more; rows are many, and their cells few.
  return { range: { start, end: last }, cells: cells.slice() };
}

function cellOf(text: string, from: number, to: number): TableCell {
  let start = from;
  let end = to;
  while (start < end && isBlankUnit(text.charCodeAt(start))) start += 1;
  while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end -= 1;
  if (start < end) return { range: { start, end } };
  const place = to > from ? from + 1 : from;
  return { range: { start: place, end: place } };
}

/** How many cells a delimiter row has, 0 where the line is none. */
export function delimiterCells({ text, start, end }: Stretch): number {
  const last = trimEnd(text, start, end);
  let cells = 0;
  let at = text.charCodeAt(start) === PIPE ? start + 1 : start;
  while (at < last) {
    at = skipBlanks(text, at, last);
    if (text.charCodeAt(at) === COLON) at += 1;
    const dashes = at;
    while (at < last && text.charCodeAt(at) === DASH) at += 1;
    if (at === dashes) return 0;
    if (at < last && text.charCodeAt(at) === COLON) at += 1;
    at = skipBlanks(text, at, last);
    cells += 1;
    if (at >= last) break;
    if (text.charCodeAt(at) !== PIPE) return 0;
    at += 1;
  }
  return cells;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlankUnit(text.charCodeAt(at))) at += 1;
  return at;
}

/** End of a stretch without the blanks before it. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlankUnit(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
