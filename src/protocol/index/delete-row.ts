import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { TableRow } from "../../markdown/model.ts";
import { wholeLines } from "../handoff/line-bounds.ts";

/** Deletes a table row with its line. */
export function deleteRow(text: string, row: TableRow): TextEdit {
  return { range: wholeLines(text, row.range), newText: "" };
}
