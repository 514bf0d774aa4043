import { sectionsOf } from "../../markdown/sections-of.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { ACTIVE_TITLES, findIndexTable, PROJECTS_TITLES, readIndexTable } from "./index-tables.ts";
import type { WorkspaceIndex } from "./model.ts";

/** Reads all of a workspace's index at once; `undefined` where the text has no Active Handoff table. Linear, never throws. */
export function parseWholeIndex(text: string, agents: readonly string[]): WorkspaceIndex | undefined {
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  const read = outline.text;
  const activeTable = findIndexTable(root, { text: read, titles: ACTIVE_TITLES });
  if (!activeTable) return undefined;
  const projectsTable = findIndexTable(root, { text: read, titles: PROJECTS_TITLES });
  const projects = projectsTable && readIndexTable({ text: read, agents, table: projectsTable });
  const active = readIndexTable({ text: read, agents, table: activeTable, projects: () => projects });
  return { outline: { ...outline, text }, active, projects, conflicts };
}
