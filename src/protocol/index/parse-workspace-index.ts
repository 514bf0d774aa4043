import { sectionsOf } from "../../markdown/sections-of.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { ACTIVE_TITLES, findIndexTable, readIndexTable } from "./index-tables.ts";
import type { WorkspaceIndex } from "./model.ts";
import { parseWholeIndex } from "./parse-whole-index.ts";

/** How to read an index; `agents` are configured names beside the known ones. */
export interface ParseIndexOptions {
  readonly agents?: readonly string[];
}

/** Where the Projects table may begin: what stands above such a heading is understood without what stands below. */
const PROJECTS_HEADING = /^#{1,6}[ \t]+(?:all |active |workspace |other )?project(?:s| index)[ \t]*\r?$/im;

/**
 * Reads a workspace's index (PROTOCOL.md 1); `undefined` where the text has no Active Handoff table. Linear, never throws. Where the Active Handoff table stands above the Projects table, as it
 * does in what we write, the rest is read when it is asked for: a workspace may have ten thousand projects.
 */
export function parseWorkspaceIndex(text: string, { agents = [] }: ParseIndexOptions = {}): WorkspaceIndex | undefined {
  if (!text.includes("|")) return undefined;
  return parseHead(text, agents) ?? parseWholeIndex(text, agents);
}

/** An unclosed front matter or a conflict at the top can end below: then all of the text counts. */
function parseHead(text: string, agents: readonly string[]): WorkspaceIndex | undefined {
  const end = text.search(PROJECTS_HEADING);
  if (end === -1 || text.startsWith("---") || text.startsWith("\ufeff---") || text.includes("<<<<<<<")) return undefined;
  const head = text.slice(0, end);
  const { outline } = scanUnmerged(head);
  const table = findIndexTable(sectionsOf(outline), { text: head, titles: ACTIVE_TITLES });
  if (table === undefined) return undefined;
  let whole: WorkspaceIndex | undefined;
  const read = (): WorkspaceIndex | undefined => (whole ??= parseWholeIndex(text, agents));
  return {
    active: readIndexTable({ text: head, agents, table, projects: () => read()?.projects }),
    conflicts: [],
    get outline() {
      return read()?.outline ?? outline;
    },
    get projects() {
      return read()?.projects;
    },
  };
}
