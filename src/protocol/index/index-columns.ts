import type { Table } from "../../markdown/model.ts";
import { normaliseTitle } from "../handoff/normalise-title.ts";
import { INDEX_COLUMNS, type IndexColumn, type IndexTable } from "./model.ts";

const HEADINGS: Readonly<Record<IndexColumn, readonly string[]>> = {
  project: ["project", "name", "project name", "repository", "repo"],
  path: ["path", "folder", "directory", "dir", "location"],
  owner: ["owner", "current owner", "agent", "current agent", "assigned to", "whose turn"],
  status: ["status", "state", "current status"],
  "next-action": ["next action", "next task", "next step", "next"],
  updated: ["since", "updated", "last updated", "last update", "date"],
};

/** Says in which columns of an index table the known things stand; the first column that is called so counts. */
export function indexColumns(text: string, table: Table): IndexTable["columns"] {
  const headings = table.header.cells.map(({ range }) => normaliseTitle(text.slice(range.start, range.end)));
  const columns: Partial<Record<IndexColumn, number>> = {};
  for (const column of INDEX_COLUMNS) {
    const place = headings.findIndex((heading) => HEADINGS[column].includes(heading));
    if (place >= 0) columns[column] = place;
  }
  return columns;
}
