import { foldName } from "../../util/fold-name.ts";
import type { Decision } from "../decisions/model.ts";
import { parseDecisions } from "../decisions/parse-decisions.ts";
import { collectUnits, type UnitCandidate } from "./collect-units.ts";
import { mergeDocuments, type MergeKind } from "./merge-documents.ts";
import { mergeLines } from "./merge-lines.ts";
import { mergeRow } from "./merge-row.ts";
import type { Merge, MergeDocument, MergePlace, Sides } from "./model.ts";
import { renumberDecisions } from "./renumber-decisions.ts";
import { contentEnd, lineEnd } from "./whole-lines.ts";

const DECISIONS_KIND: MergeKind = {
  takeApart: takeDecisionsApart,
  mergeUnit: (sides, unit) => (unit.group === "rows" ? mergeRow(sides) : mergeSection(sides)),
  mergeValue: () => undefined,
};

/**
 * Merges two branches of a decision file by meaning: decisions by number, each by line, the rest by line. Two new decisions of one number stay both: the later one
 * (theirs where the dates are alike) gets the next number, and what its own branch says of it follows. Never throws.
 */
export function mergeDecisions(base: string, ours: string, theirs: string): Merge {
  if (base === ours || base === theirs || ours === theirs) return mergeDocuments({ base, ours, theirs }, DECISIONS_KIND);
  return mergeDocuments({ base, ...renumberDecisions({ base, ours, theirs }) }, DECISIONS_KIND);
}

function mergeSection(sides: Sides<string>): string | undefined {
  if (sides.base === undefined) return undefined;
  const merged = mergeLines(sides);
  return merged.conflicts.length === 0 ? merged.text : undefined;
}

function takeDecisionsApart(text: string): MergeDocument | undefined {
  const { decisions } = parseDecisions(text);
  if (decisions.length === 0) return undefined;
  const units = collectUnits(
    text,
    decisions.map((decision) => candidateOf(text, decision)),
  );
  const places = new Map<string, MergePlace>();
  if (units.some((unit) => unit.group === "rows")) places.set("rows", { anchor: text.length, form: "row" });
  const sections = { start: 0, end: text.length };
  places.set("sections", { anchor: lineEnd(text, contentEnd(text, sections)), form: "section" });
  return { text, units, values: [], places };
}

function candidateOf(text: string, { form, number, id, title, range }: Decision): UnitCandidate {
  const key = number === undefined ? `title:${foldName(title) || title}` : `decision:${number}`;
  const end = contentEnd(text, range);
  return { key, name: `decision ${id?.value ?? title}`, group: form === "heading" ? "sections" : "rows", range: { start: range.start, end } };
}
