import type { Range } from "../../diagnostic/range.ts";
import type { Table, TableCell, TableRow } from "../../markdown/model.ts";
import type { Located } from "../located.ts";
import { parseOwner } from "../parse-owner.ts";
import { INDEX_COLUMNS, type IndexColumn, type IndexRow, type IndexTable } from "./model.ts";
import { parseCellName } from "./parse-cell-name.ts";
import { projectPath } from "./project-path.ts";

/** What index rows are read from; the rows of the Active Handoff table look up paths in `projects`. */
export interface RowSource {
  readonly text: string;
  readonly agents: readonly string[];
  readonly table: Table;
  readonly columns: IndexTable["columns"];
  readonly projects?: IndexTable;
}

/** Reads the rows of an index table that name a project; rows that say "none" are left out. */
export function parseIndexRows(source: RowSource): readonly IndexRow[] {
  const paths = new Map((source.projects?.rows ?? []).map((row) => [row.name.toLowerCase(), row.path]));
  return source.table.rows.map((row) => indexRow(row, source, paths)).filter((row) => row !== undefined);
}

function indexRow(row: TableRow, { text, agents, columns }: RowSource, paths: ReadonlyMap<string, string>): IndexRow | undefined {
  const cells = cellsOf(row, columns);
  const name = cells.project && parseCellName(text, cells.project.range);
  if (!name || /^(?:none|nothing|no project|n\/a|tbd|[-–—]*)$/iu.test(name.text)) return undefined;
  const named = cells.path && parseCellName(text, cells.path.range);
  const place = located(text, name.target) ?? (named && named.text !== "" ? (located(text, named.target) ?? { value: named.text, range: named.range }) : undefined);
  const path = place ? projectPath(place.value) : (paths.get(name.text.toLowerCase()) ?? projectPath(name.text));
  const owner = cells.owner && { value: parseOwner(text.slice(cells.owner.range.start, cells.owner.range.end), agents), range: cells.owner.range };
  return { row, name: name.text, path, pathRange: place?.range ?? name.range, ...(owner && { owner }), cells };
}

function cellsOf(row: TableRow, columns: IndexTable["columns"]): IndexRow["cells"] {
  const cells: Partial<Record<IndexColumn, TableCell>> = {};
  for (const column of INDEX_COLUMNS) {
    const place = columns[column];
    const cell = place === undefined ? undefined : row.cells[place];
    if (cell) cells[column] = cell;
  }
  return cells;
}

function located(text: string, range: Range | undefined): Located<string> | undefined {
  return range && { value: text.slice(range.start, range.end), range };
}
