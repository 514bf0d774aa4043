import type { TextEdit } from "../diagnostic/text-edit.ts";
import { deleteWholeLines } from "./delete-whole-lines.ts";
import type { TableRow } from "./model.ts";

/** Deletes a body row of a table with its line. */
export function deleteTableRow(text: string, { range }: TableRow): TextEdit {
  return deleteWholeLines(text, range);
}
