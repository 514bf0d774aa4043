import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { describeOwner } from "../describe-owner.ts";
import { lineEnd } from "../handoff/line-bounds.ts";
import type { IndexColumn, IndexTable } from "./model.ts";
import { nameValue } from "./name-value.ts";
import type { IndexProject, IndexTurn } from "./project.ts";
import { cellValue } from "./write-cell.ts";

/** A row to write: which project, and whose turn it is. */
export interface NewIndexRow {
  readonly project: IndexProject;
  readonly turn: IndexTurn;
}

/** The cells, by place, that say whose turn it is. */
export function turnValues({ columns }: IndexTable, turn: IndexTurn): Map<number, string> {
  const values = new Map<number, string>();
  put(values, columns.owner, cellValue(describeOwner(turn.owner)));
  put(values, columns.updated, cellValue(turn.now));
  if (turn.status !== undefined) put(values, columns.status, cellValue(turn.status));
  if (turn.nextAction !== undefined) put(values, columns["next-action"], cellValue(turn.nextAction));
  return values;
}

/** The cells, by place, of a whole row; a link in the table's first row calls for a link. */
export function rowValues(text: string, table: IndexTable, { project, turn }: NewIndexRow): Map<number, string> {
  const values = turnValues(table, turn);
  put(values, table.columns.path, nameValue(project.path));
  put(values, table.columns.project, isLinked(text, table) ? linkValue(project) : nameValue(project.name));
  return values;
}

/** Writes a row at the end of an index table. */
export function appendRow(text: string, table: IndexTable, row: NewIndexRow): TextEdit {
  const values = rowValues(text, table, row);
  const cells = table.table.header.cells.map((_, column) => values.get(column) ?? "");
  const at = lineEnd(text, table.table.rows.at(-1)?.range.end ?? table.table.delimiterRange.end);
  return { range: { start: at, end: at }, newText: `${eolOf(text)}| ${cells.join(" | ")} |` };
}

function put(values: Map<number, string>, column: number | undefined, value: string): void {
  if (column !== undefined) values.set(column, value);
}

function isLinked(text: string, { rows }: IndexTable): boolean {
  const cell: Partial<Record<IndexColumn, { readonly range: { readonly start: number } }>> | undefined = rows[0]?.cells;
  return cell?.project !== undefined && text[cell.project.range.start] === "[";
}

function linkValue({ name, path }: IndexProject): string {
  return `[${nameValue(name)}](${encodeURI(path).replace(/[()|]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}
