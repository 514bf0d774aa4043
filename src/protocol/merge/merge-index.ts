import type { IndexTable } from "../index/model.ts";
import { parseWorkspaceIndex } from "../index/parse-workspace-index.ts";
import { collectUnits, type UnitCandidate } from "./collect-units.ts";
import { laterStamp } from "./later-stamp.ts";
import { mergeDocuments, type MergeKind } from "./merge-documents.ts";
import { mergeRow } from "./merge-row.ts";
import type { Merge, MergeDocument, MergePlace } from "./model.ts";
import { lineEnd } from "./whole-lines.ts";

const INDEX_KIND: MergeKind = {
  takeApart: takeIndexApart,
  mergeUnit: mergeRow,
  mergeValue: laterStamp,
};

/**
 * Merges two branches of a workspace's index by meaning: projects by path, their rows cell by cell (of two stamps the later one), the Active Handoff as
 * one row, the rest by line. What both changed differently, such as the active project, stands between conflict markers. Never throws.
 */
export function mergeIndex(base: string, ours: string, theirs: string): Merge {
  return mergeDocuments({ base, ours, theirs }, INDEX_KIND);
}

function takeIndexApart(text: string): MergeDocument | undefined {
  const index = parseWorkspaceIndex(text);
  if (!index) return undefined;
  const { active, projects } = index;
  const places = new Map([["active", placeOf(text, active)], ...(projects ? [["projects", placeOf(text, projects)] as const] : [])]);
  const activeRows = active.rows.map(({ row }): UnitCandidate => ({ key: "active", name: "active project", group: "active", range: row.range }));
  const projectRows =
    projects?.rows.map(({ row, path, name }): UnitCandidate => ({ key: `project:${path}`, name: `project ${name}`, group: "projects", range: row.range })) ??
    [];
  return { text, units: collectUnits(text, [...activeRows, ...projectRows]), values: [], places };
}

function placeOf(text: string, { table }: IndexTable): MergePlace {
  return { anchor: lineEnd(text, table.delimiterRange.end), form: "row" };
}
