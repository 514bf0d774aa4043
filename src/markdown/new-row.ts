import { lineStart } from "../util/line-start.ts";
import { eolOf } from "./eol-of.ts";
import { escapeCell } from "./escape-cell.ts";
import type { Table } from "./model.ts";

/** Makes the line of a new row, its line break before it, behind the quote marks and blanks that the table's own lines stand behind. */
export function newRow(text: string, table: Table, cells: readonly string[]): string {
  const { start } = table.delimiterRange;
  const lead = text.slice(lineStart(text, start), start);
  const missing = Math.max(0, table.header.cells.length - cells.length);
  const values = [...cells.map((cell) => escapeCell(cell.trim())), ...Array.from({ length: missing }, () => "")];
  return `${eolOf(text)}${lead}| ${values.join(" | ")} |`;
}
