import type { Range } from "../../diagnostic/range.ts";
import type { Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { sectionsOf } from "../../markdown/sections-of.ts";
import { scanUnmerged } from "../scan-unmerged.ts";
import { collectFields } from "./collect-fields.ts";
import { type CountedSections, countSections, rankSections } from "./collect-sections.ts";
import type { Handoff } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { type FieldValues, parseFieldValues } from "./parse-field-values.ts";
import { type PlacedField, placeFields } from "./place-fields.ts";

/** A handoff without its lists: where its sections and labels stand and what the labels say. */
export interface HandoffFrame {
  /** In which all sides of a conflict but the first are blanks. */
  readonly outline: Outline;
  readonly root: Section;
  readonly counted: CountedSections;
  readonly placed: readonly PlacedField[];
  readonly fields: Handoff["fields"];
  readonly values: FieldValues;
  readonly conflicts: readonly Range[];
}

/** Reads the frame of a handoff; whoever only wants to know how a project stands needs no more. */
export function parseFrame(text: string, agents: readonly string[]): HandoffFrame {
  const { outline, conflicts } = scanUnmerged(text);
  const root = sectionsOf(outline);
  const counted = countSections(rankSections(root));
  const placed = placeFields(outline, root);
  const fields = collectFields(placed, { agents, canonical: isCanonical(counted) });
  const values = parseFieldValues({ outline, fields, sections: counted.sections, agents });
  return { outline, root, counted, placed, fields, values, conflicts };
}

const CANONICAL_TITLES = new Set(["pending tasks", "completed tasks", "files in scope", "files off limits", "handoff log"]);

/** Whether the file's own sections are called as in the protocol. */
function isCanonical({ sections }: CountedSections): boolean {
  const own = [sections.pending, sections.completed, sections.scope, sections["off-limits"], sections.log].map(
    (section) => section && normaliseTitle(section.title),
  );
  return own.filter((title) => title !== undefined && CANONICAL_TITLES.has(title)).length >= 2;
}
