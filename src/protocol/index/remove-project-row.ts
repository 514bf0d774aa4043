import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { deleteRow } from "./delete-row.ts";
import type { WorkspaceIndex } from "./model.ts";

/** Removes a project from both tables; nothing where neither names it. */
export function removeProjectRow(index: WorkspaceIndex, name: string): readonly TextEdit[] {
  const { text } = index.outline;
  const rows = [...index.active.rows, ...(index.projects?.rows ?? [])].filter((row) => row.name === name);
  return rows.map(({ row }) => deleteRow(text, row));
}
