import type { Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import { normaliseTitle } from "../handoff/normalise-title.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { indexColumns } from "./index-columns.ts";
import type { IndexTable, WorkspaceIndex } from "./model.ts";
import { parseIndexRows, type RowSource } from "./parse-index-rows.ts";

/** How to read an index; `agents` are configured names beside the known ones. */
export interface ParseIndexOptions {
  readonly agents?: readonly string[];
}

const ACTIVE_TITLES = new Set(["active handoff", "active handoffs", "active project", "current handoff"]);
const PROJECTS_TITLES = new Set(["projects", "all projects", "active projects", "project index", "workspace projects", "other projects"]);

/** Reads a workspace's index (PROTOCOL.md 1); `undefined` where the text has no Active Handoff table. Linear, never throws. */
export function parseWorkspaceIndex(text: string, { agents = [] }: ParseIndexOptions = {}): WorkspaceIndex | undefined {
  if (!/\|/u.test(text)) return undefined;
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  const read = outline.text;
  const activeTable = tableUnder(root, { text: read, titles: ACTIVE_TITLES });
  if (!activeTable) return undefined;
  const projectsTable = tableUnder(root, { text: read, titles: PROJECTS_TITLES });
  const projects = projectsTable && indexTable({ text: read, agents, table: projectsTable });
  const active = indexTable({ text: read, agents, table: activeTable, ...(projects && { projects }) });
  return { outline: { ...outline, text }, active, ...(projects && { projects }), conflicts };
}

function indexTable(source: Omit<RowSource, "columns">): IndexTable {
  const columns = indexColumns(source.text, source.table);
  return { table: source.table, columns, rows: parseIndexRows({ ...source, columns }) };
}

/** The first table with a project column below a heading of one of these titles. */
function tableUnder(section: Section, wanted: { readonly text: string; readonly titles: ReadonlySet<string> }): Table | undefined {
  if (section.heading && wanted.titles.has(normaliseTitle(section.title))) return firstTable(section, wanted.text);
  for (const child of section.children) {
    const table = tableUnder(child, wanted);
    if (table) return table;
  }
  return undefined;
}

function firstTable(section: Section, text: string): Table | undefined {
  const own = section.blocks.find((block): block is Table => block.kind === "table" && indexColumns(text, block).project !== undefined);
  return own ?? section.children.map((child) => firstTable(child, text)).find((table) => table !== undefined);
}
