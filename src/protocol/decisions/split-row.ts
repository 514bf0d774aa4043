import type { Range } from "../../diagnostic/range.ts";
import type { TableCell, TableRow } from "../../markdown/model.ts";
import { trimRange } from "../handoff/trim-range.ts";

/** Splits a line that looks like a table's row into its cells, for rows that a blank line cut off their table. */
export function splitRow(text: string, line: Range): TableRow {
  const { start, end } = trimRange(text, line);
  const from = text[start] === "|" ? start + 1 : start;
  const cells: TableCell[] = [];
  let cellStart = from;
  for (let at = from; at < end; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "|") {
      cells.push({ range: trimRange(text, { start: cellStart, end: at }) });
      cellStart = at + 1;
    }
  }
  if (cellStart < end) cells.push({ range: trimRange(text, { start: cellStart, end }) });
  return { range: { start, end }, cells };
}
