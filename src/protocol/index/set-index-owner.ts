import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { IndexTable, WorkspaceIndex } from "./model.ts";
import type { IndexTurn } from "./project.ts";
import { turnValues } from "./row-values.ts";
import { writeCells } from "./write-cell.ts";

/** Writes a project's owner wherever the index names the project; nothing where it does not. */
export function setIndexOwner(index: WorkspaceIndex, name: string, turn: IndexTurn): readonly TextEdit[] {
  const { text } = index.outline;
  const tables = index.projects ? [index.active, index.projects] : [index.active];
  return tables.flatMap((table) => ownerEdits(text, table, { name, turn }));
}

/** Writes a project's turn into the rows of one table that name it. */
export function ownerEdits(text: string, table: IndexTable, { name, turn }: { readonly name: string; readonly turn: IndexTurn }): readonly TextEdit[] {
  return table.rows.filter((row) => row.name === name).flatMap(({ row }) => writeCells(text, row, turnValues(table, turn)));
}
