import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { conflictLines, hasConflictMarkers } from "./conflict-markers.ts";
import { decideUnits, type UnitDecision } from "./decide-units.ts";
import { createEditList, overlap } from "./edit-list.ts";
import { lineBreakOf, withLineBreaks } from "./line-break.ts";
import { mergeLines } from "./merge-lines.ts";
import { mergeProse } from "./merge-prose.ts";
import { mergeValues } from "./merge-values.ts";
import type { Merge, MergeDocument, MergeRules, Sides } from "./model.ts";
import { placeUnits } from "./place-units.ts";
import { proseLines } from "./prose-lines.ts";

/** How texts of one kind are taken apart and their parts merged. */
export interface MergeKind extends MergeRules {
  /** Takes a text apart; `undefined` where it has no structure to go by. */
  takeApart(text: string): MergeDocument | undefined;
}

/**
 * Merges three texts by meaning into ours: units by identity, values by label, the rest line by line; bytes of ours that nothing concerns stay.
 * Where the texts cannot be taken apart, hold conflict markers already, or the result would lose a unit, they merge line by line. Never throws.
 */
export function mergeDocuments(texts: Sides<string>, kind: MergeKind): Merge {
  const { base = "", ours, theirs } = texts;
  if (ours === theirs || base === theirs) return { text: ours, conflicts: [] };
  if (base === ours) return { text: theirs, conflicts: [] };
  const eol = lineBreakOf(ours);
  const sides = { base: withLineBreaks(base, eol), ours, theirs: withLineBreaks(theirs, eol) };
  const byMeaning = [base, ours, theirs].some(hasConflictMarkers) ? undefined : mergeByMeaning(sides, kind, eol);
  return byMeaning ?? mergeLines(sides);
}

function mergeByMeaning(texts: { readonly base: string; readonly ours: string; readonly theirs: string }, kind: MergeKind, eol: string): Merge | undefined {
  const apart = { base: kind.takeApart(texts.base), ours: kind.takeApart(texts.ours), theirs: kind.takeApart(texts.theirs) };
  if (!apart.ours || !apart.theirs) return undefined;
  const documents = withSharedGroups({ base: apart.base, ours: apart.ours, theirs: apart.theirs });
  const list = createEditList();
  const decisions = decideUnits(documents, kind, eol);
  placeUnits(documents, decisions, { list, eol });
  const lines = { base: proseLines(documents.base ?? emptyDocument(texts.base)), ours: proseLines(documents.ours), theirs: proseLines(documents.theirs) };
  const start = texts.ours.charCodeAt(0) === 0xfeff ? 1 : 0;
  const touched = mergeProse({ lines, eol, start, lastUnitEnd: documents.ours.units.at(-1)?.range.end ?? start }, list);
  mergeValues(lines, touched, { list, rules: kind, eol });
  if (overlap(list.edits)) return undefined;
  const text = applyEdits(texts.ours, list.edits);
  const found = conflictLines(text);
  const names = [...list.conflicts].sort((a, b) => a.offset - b.offset).map(({ what }) => what);
  if (found.length !== names.length || (found.length === 0 && losesUnits(text, { documents, decisions }, kind))) return undefined;
  return { text, conflicts: found.map((line, index) => ({ what: names[index] ?? "text", line })) };
}

/** Leaves to the lines what only one of the two sides has a place for, such as a section that theirs added. */
function withSharedGroups(documents: Sides<MergeDocument>): Sides<MergeDocument> {
  const shared = new Set([...documents.ours.places.keys()].filter((group) => documents.theirs.places.has(group)));
  const reduce = (document: MergeDocument): MergeDocument => ({ ...document, units: document.units.filter((unit) => shared.has(unit.group)) });
  return { base: documents.base && reduce(documents.base), ours: reduce(documents.ours), theirs: reduce(documents.theirs) };
}

function emptyDocument(text: string): MergeDocument {
  return { text, units: [], values: [], places: new Map() };
}

/** Reads the result again: every unit that was kept, changed or added has to be in it. */
function losesUnits(text: string, merge: { readonly documents: Sides<MergeDocument>; readonly decisions: readonly UnitDecision[] }, kind: MergeKind): boolean {
  const gone = new Set(merge.decisions.flatMap((decision) => (decision.kind === "delete" ? [decision.ours.key] : [])));
  const added = merge.decisions.flatMap((decision) => (decision.kind === "insert" ? [decision.theirs.key] : []));
  const expected = [...merge.documents.ours.units.map((unit) => unit.key).filter((key) => !gone.has(key)), ...added];
  const there = new Set(kind.takeApart(text)?.units.map((unit) => unit.key));
  return expected.some((key) => !there.has(key));
}
