import type { Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { normaliseTitle } from "../handoff/normalise-title.ts";
import { indexColumns } from "./index-columns.ts";
import type { IndexTable } from "./model.ts";
import { parseIndexRows, type RowSource } from "./parse-index-rows.ts";

/** Headings above the table of the active project, normalised. */
export const ACTIVE_TITLES = new Set(["active handoff", "active handoffs", "active project", "current handoff"]);

/** Headings above the table of all projects, normalised. */
export const PROJECTS_TITLES = new Set(["projects", "all projects", "active projects", "project index", "workspace projects", "other projects"]);

/** Reads one table of an index. */
export function readIndexTable(source: Omit<RowSource, "columns">): IndexTable {
  const columns = indexColumns(source.text, source.table);
  return { table: source.table, columns, rows: parseIndexRows({ ...source, columns }) };
}

/** Finds the first table with a project column below a heading of one of these titles. */
export function findIndexTable(section: Section, wanted: { readonly text: string; readonly titles: ReadonlySet<string> }): Table | undefined {
  if (section.heading && wanted.titles.has(normaliseTitle(section.title))) return firstTable(section, wanted.text);
  for (const child of section.children) {
    const table = findIndexTable(child, wanted);
    if (table) return table;
  }
  return undefined;
}

function firstTable(section: Section, text: string): Table | undefined {
  const own = section.blocks.find((block): block is Table => block.kind === "table" && indexColumns(text, block).project !== undefined);
  return own ?? section.children.map((child) => firstTable(child, text)).find((table) => table !== undefined);
}
