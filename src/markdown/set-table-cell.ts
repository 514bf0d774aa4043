import type { TextEdit } from "../diagnostic/text-edit.ts";
import { escapeCell } from "./escape-cell.ts";
import type { TableCell } from "./model.ts";
import { isBlankUnit } from "./scan/char-codes.ts";

/** Writes a value into a table cell: on one line, its pipes escaped, with the blanks and pipes it takes for the row to keep its cells. "" empties the cell. */
export function setTableCell(text: string, { range }: TableCell, value: string): TextEdit {
  const written = escapeCell(value.trim());
  const sides = { text, ...range, ...neighbours(text, range.start, range.end) };
  return { range, newText: written === "" ? emptied(sides) : leadOf(sides) + written + gapOf(sides, written) };
}

interface Sides {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether no pipe stands before the cell: it is its row's first. */
  readonly bare: boolean;
  /** Whether a pipe stands behind the cell. */
  readonly closed: boolean;
}

function neighbours(text: string, start: number, end: number): Pick<Sides, "bare" | "closed"> {
  let before = start - 1;
  while (before >= 0 && isBlankUnit(text.charCodeAt(before))) before -= 1;
  let after = end;
  while (isBlankUnit(text.charCodeAt(after))) after += 1;
  return { bare: text.charAt(before) !== "|", closed: text.charAt(after) === "|" };
}

function emptied({ bare, closed }: Sides): string {
  if (closed) return bare ? "|" : "";
  return bare ? "| |" : "|";
}

/** A first cell gets the pipe it lacks, or its text might begin a list or a heading. */
function leadOf({ text, start, end, bare }: Sides): string {
  if (bare) return "| ";
  return start === end && text.charAt(start - 1) === "|" ? " " : "";
}

function gapOf({ text, start, end }: Sides, written: string): string {
  return text.charAt(end) === "|" && (start === end || written.endsWith("\\")) ? " " : "";
}
