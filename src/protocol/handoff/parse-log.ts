import type { Outline, Table, TableRow } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { HandoffLog, LogEntry } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";

const COLUMNS: Readonly<Record<keyof LogColumns, readonly string[]>> = {
  when: ["when", "date", "time", "timestamp", "at"],
  from: ["from", "from agent", "by"],
  to: ["to", "to agent", "next", "next owner"],
  summary: ["summary", "note", "notes", "what", "message", "description", "details"],
};

/** Places of the log's columns in its table; -1 where there is none. */
export interface LogColumns {
  readonly when: number;
  readonly from: number;
  readonly to: number;
  readonly summary: number;
}

/** Reads the log of a section: its first table that has a column for who passed and one for whom to. */
export function parseLog(outline: Outline, section: Section): HandoffLog | undefined {
  const tables = tablesOf(section);
  const table = tables.find((candidate) => isLog(logColumns(outline.text, candidate)));
  if (!table) return undefined;
  const columns = logColumns(outline.text, table);
  return { table, entries: table.rows.map((row) => entryOf(outline.text, row, columns)) };
}

/** Says in which columns of a table the parts of a log entry stand. */
export function logColumns(text: string, table: Table): LogColumns {
  const headings = table.header.cells.map(({ range }) => normaliseTitle(text.slice(range.start, range.end)));
  const find = (names: readonly string[]): number => headings.findIndex((heading) => names.includes(heading));
  return { when: find(COLUMNS.when), from: find(COLUMNS.from), to: find(COLUMNS.to), summary: find(COLUMNS.summary) };
}

function isLog(columns: LogColumns): boolean {
  return columns.from >= 0 && columns.to >= 0;
}

function tablesOf(section: Section): readonly Table[] {
  return [...section.blocks.filter((block) => block.kind === "table"), ...section.children.flatMap(tablesOf)];
}

function entryOf(text: string, row: TableRow, columns: LogColumns): LogEntry {
  const cell = (column: number): string => {
    const range = row.cells[column]?.range;
    return range ? text.slice(range.start, range.end).replaceAll("\\|", "|") : "";
  };
  return { when: cell(columns.when), from: cell(columns.from), to: cell(columns.to), summary: cell(columns.summary), range: row.range };
}
