import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import type { Table } from "./model.ts";
import { newRow } from "./new-row.ts";

/** Writes a row at the end of a table; cells it lacks against the header are empty. */
export function appendTableRow(text: string, table: Table, cells: readonly string[]): TextEdit {
  const end = lineEnd(text, (table.rows.at(-1)?.range ?? table.delimiterRange).end);
  return { range: { start: end, end }, newText: newRow(text, table, cells) };
}
