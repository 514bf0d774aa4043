import type { Range } from "../../diagnostic/range.ts";
import type { Table, TableCell, TableRow } from "../../markdown/model.ts";
import type { Located } from "../located.ts";
import type { Owner } from "../owner.ts";
import { parseOwner } from "../parse-owner.ts";
import { INDEX_COLUMNS, type IndexColumn, type IndexRow, type IndexTable } from "./model.ts";
import { parseCellName } from "./parse-cell-name.ts";
import { projectPath } from "./project-path.ts";

/** What index rows are read from; the rows of the Active Handoff table that name no path look it up in `projects`. */
export interface RowSource {
  readonly text: string;
  readonly agents: readonly string[];
  readonly table: Table;
  readonly columns: IndexTable["columns"];
  readonly projects?: () => IndexTable | undefined;
}

/** Reads the rows of an index table that name a project; rows that say "none" are left out. */
export function parseIndexRows(source: RowSource): readonly IndexRow[] {
  const reader: RowReader = { source, pathOf: createPathLookup(source), ownerOf: createOwnerReader(source.agents) };
  return source.table.rows.map((row) => indexRow(row, reader)).filter((row) => row !== undefined);
}

interface RowReader {
  readonly source: RowSource;
  readonly pathOf: (name: string) => string | undefined;
  readonly ownerOf: (written: string) => Owner;
}

/** Only a row without a path of its own asks, so that the table of all projects is gone through once at most. */
function createPathLookup({ projects }: RowSource): (name: string) => string | undefined {
  let paths: Map<string, string> | undefined;
  return (name) => {
    paths ??= new Map((projects?.()?.rows ?? []).map((row) => [row.name.toLowerCase(), row.path]));
    return paths.get(name.toLowerCase());
  };
}

/** Thousands of rows name a handful of owners. */
function createOwnerReader(agents: readonly string[]): (written: string) => Owner {
  const known = new Map<string, Owner>();
  return (written) => {
    const owner = known.get(written) ?? parseOwner(written, agents);
    if (!known.has(written)) known.set(written, owner);
    return owner;
  };
}

function indexRow(row: TableRow, { source: { text, columns }, pathOf, ownerOf }: RowReader): IndexRow | undefined {
  const cells = cellsOf(row, columns);
  const name = cells.project && parseCellName(text, cells.project.range);
  if (!name || /^(?:none|nothing|no project|n\/a|tbd|[-–—]*)$/iu.test(name.text)) return undefined;
  const named = cells.path && parseCellName(text, cells.path.range);
  const place =
    located(text, name.target) ?? (named && named.text !== "" ? (located(text, named.target) ?? { value: named.text, range: named.range }) : undefined);
  const path = place ? projectPath(place.value) : (pathOf(name.text) ?? projectPath(name.text));
  const pathRange = place?.range ?? name.range;
  if (!cells.owner) return { row, name: name.text, path, pathRange, cells };
  const { range } = cells.owner;
  return { row, name: name.text, path, pathRange, owner: { value: ownerOf(text.slice(range.start, range.end)), range }, cells };
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
