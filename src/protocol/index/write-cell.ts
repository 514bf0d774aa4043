import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";
import type { TableRow } from "../../markdown/model.ts";
import { oneLine } from "../handoff/one-line.ts";

/** Writes values into the cells of a row by their place; cells the row lacks are added at its end. Cells that say so already are left alone. */
export function writeCells(text: string, row: TableRow, values: ReadonlyMap<number, string>): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const last = Math.max(row.cells.length - 1, ...values.keys());
  const added: string[] = [];
  for (let column = 0; column <= last; column += 1) {
    const cell = row.cells[column];
    const value = values.get(column);
    if (!cell) added.push(value ?? "");
    else if (value !== undefined && value !== text.slice(cell.range.start, cell.range.end)) edits.push({ range: cell.range, newText: value });
  }
  return added.length === 0 ? edits : [...edits, lengthened(text, row, added)];
}

/** Makes a value fit for a cell: one line, pipes escaped, a name that Markdown would read otherwise as code. */
export function cellValue(value: string): string {
  return escapeCell(oneLine(value));
}

function lengthened(text: string, row: TableRow, cells: readonly string[]): TextEdit {
  const { end } = row.range;
  const closed = text[end - 1] === "|" && text[end - 2] !== "\\";
  return { range: { start: end, end }, newText: `${closed ? "" : " |"} ${cells.join(" | ")} |` };
}
