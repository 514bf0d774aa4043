import { SPACE, TAB } from "./char-codes.ts";

/** Where the scanner stands in a line. Columns count from 0; a tab reaches to the next multiple of four, and a container may use it up in part. */
export interface Cursor {
  readonly text: string;
  /** End of the line without its line break. */
  end: number;
  /** Columns that containers and markers have used up. */
  column: number;
  /** First unit that is no blank from here on, or the line's end. */
  ink: number;
  /** Column of the ink. */
  inkColumn: number;
  /** Where the blanks before the ink begin. */
  from: number;
  /** Column in which they begin. */
  fromColumn: number;
  /** The next line feed and carriage return from the line's start on, or the text's length: searched natively, which a cold process is thankful for. */
  nextLf: number;
  nextCr: number;
}

/** Creates a cursor before the first line. */
export function createCursor(text: string): Cursor {
  return { text, end: 0, column: 0, ink: 0, inkColumn: 0, from: 0, fromColumn: 0, nextLf: -1, nextCr: -1 };
}

/** Moves the cursor to the line that begins at an offset and gives where the next one begins. */
export function enterLine(cursor: Cursor, start: number): number {
  const { text } = cursor;
  if (cursor.nextLf < start) cursor.nextLf = indexOrEnd(text, "\n", start);
  if (cursor.nextCr < start) cursor.nextCr = indexOrEnd(text, "\r", start);
  const { nextLf, nextCr } = cursor;
  cursor.end = nextCr < nextLf ? nextCr : nextLf;
  findInk(cursor, start, 0);
  return nextLf === nextCr + 1 ? nextLf + 1 : cursor.end + 1;
}

function indexOrEnd(text: string, unit: string, from: number): number {
  const at = text.indexOf(unit, from);
  return at === -1 ? text.length : at;
}

/** Columns of blanks before the ink. */
export function indentOf(cursor: Cursor): number {
  return cursor.inkColumn - cursor.column;
}

/** Whether nothing but blanks is left of the line. */
export function isBlank(cursor: Cursor): boolean {
  return cursor.ink >= cursor.end;
}

/** Uses up blanks, at most `columns` of them. */
export function skipColumns(cursor: Cursor, columns: number): void {
  cursor.column = Math.min(cursor.column + columns, cursor.inkColumn);
}

/** Steps over the blanks and `count` units of ink. */
export function skipInk(cursor: Cursor, count: number): void {
  findInk(cursor, cursor.ink + count, cursor.inkColumn + count);
}

/** Offset of the first unit that is not used up; a tab that is used up in part is, as in the tree. */
export function offsetOf(cursor: Cursor): number {
  let column = cursor.fromColumn;
  let at = cursor.from;
  while (at < cursor.ink) {
    if (column >= cursor.column) break;
    column += cursor.text.charCodeAt(at) === TAB ? 4 - (column % 4) : 1;
    at += 1;
  }
  return at;
}

function findInk(cursor: Cursor, from: number, column: number): void {
  cursor.from = from;
  cursor.fromColumn = column;
  cursor.column = column;
  let at = from;
  let inkColumn = column;
  for (; at < cursor.end; at += 1) {
    const unit = cursor.text.charCodeAt(at);
    if (unit === SPACE) inkColumn += 1;
    else if (unit === TAB) inkColumn += 4 - (inkColumn % 4);
    else break;
  }
  cursor.ink = at;
  cursor.inkColumn = inkColumn;
}
