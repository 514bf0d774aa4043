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

/** Which rows to write: those of a name, and of one folder where several projects share it. */
export interface NamedTurn {
  readonly name: string;
  readonly path?: string;
  readonly turn: IndexTurn;
}

/** Writes a project's turn into the rows of one table that name it. */
export function ownerEdits(text: string, table: IndexTable, { name, path, turn }: NamedTurn): readonly TextEdit[] {
  const named = table.rows.filter((row) => row.name === name);
  const here = named.filter((row) => row.path === path);
  return (here.length > 0 ? here : named).flatMap(({ row }) => writeCells(text, row, turnValues(table, turn)));
}
