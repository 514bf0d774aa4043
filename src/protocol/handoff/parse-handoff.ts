import type { Section } from "../../markdown/section.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { collectFields } from "./collect-fields.ts";
import { type CountedSections, countSections, rankSections } from "./collect-sections.ts";
import type { Handoff } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { parseFieldValues } from "./parse-field-values.ts";
import { parseLists } from "./parse-lists.ts";
import { placeFields } from "./place-fields.ts";
import { parseTasks } from "./parse-tasks.ts";

/** How to read a handoff; `agents` are configured names beside the known ones. */
export interface ParseHandoffOptions {
  readonly agents?: readonly string[];
}

/**
 * Reads a project's handoff in any of the forms people write (PROTOCOL.md 2, REAL-FILES.md); linear, never throws. Where a merge has left conflict markers, the first side's
 * values are read.
 */
export function parseHandoff(text: string, { agents = [] }: ParseHandoffOptions = {}): Handoff {
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  const counted = countSections(rankSections(root));
  const title = titleOf(root);
  const placed = placeFields(outline, root);
  const fields = collectFields(placed, { agents, canonical: isCanonical(counted) });
  return {
    outline: { ...outline, text },
    root,
    ...(title !== undefined && { title }),
    fields,
    ...counted,
    ...parseFieldValues({ outline, fields, sections: counted.sections, agents }),
    tasks: parseTasks({ outline, root, counted, agents }),
    ...parseLists(outline, counted, placed),
    conflicts,
  };
}

function titleOf(root: Section): string | undefined {
  return root.children.find((section) => section.depth === 1)?.title;
}

/** Whether the file's own sections are called as in the protocol. */
function isCanonical({ sections }: CountedSections): boolean {
  const own = [sections.pending, sections.completed, sections.scope, sections["off-limits"], sections.log].map(
    (section) => section && normaliseTitle(section.title),
  );
  return own.filter((title) => title !== undefined && CANONICAL_TITLES.has(title)).length >= 2;
}

const CANONICAL_TITLES = new Set(["pending tasks", "completed tasks", "files in scope", "files off limits", "handoff log"]);
