import { conflictBlock } from "./conflict-markers.ts";
import type { MergeDocument, MergeRules, MergeUnit, Sides } from "./model.ts";

/** What becomes of one unit of the merged text. `keep` leaves ours where it is. */
export type UnitDecision =
  | { readonly kind: "keep" }
  | { readonly kind: "replace"; readonly ours: MergeUnit; readonly text: string; readonly conflict: boolean }
  | { readonly kind: "delete"; readonly ours: MergeUnit }
  | { readonly kind: "insert"; readonly theirs: MergeUnit; readonly text: string; readonly conflict: boolean }
  | { readonly kind: "move"; readonly ours: MergeUnit; readonly theirs: MergeUnit; readonly text: string; readonly conflict: boolean };

/** Decides for every unit of the three sides what becomes of it, in the order of theirs, those only ours has last. */
export function decideUnits(documents: Sides<MergeDocument>, rules: MergeRules, eol: string): readonly UnitDecision[] {
  const base = byKey(documents.base);
  const ours = byKey(documents.ours);
  const theirs = byKey(documents.theirs);
  const keys = new Set([...theirs.keys(), ...ours.keys()]);
  return [...keys].map((key) => decideUnit({ base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) }, rules, eol));
}

function byKey(document: MergeDocument | undefined): ReadonlyMap<string, MergeUnit> {
  return new Map(document?.units.map((unit) => [unit.key, unit]));
}

interface MaybeSides {
  readonly base: MergeUnit | undefined;
  readonly ours: MergeUnit | undefined;
  readonly theirs: MergeUnit | undefined;
}

function decideUnit({ base, ours, theirs }: MaybeSides, rules: MergeRules, eol: string): UnitDecision {
  if (same(ours, theirs) || same(base, theirs)) return { kind: "keep" };
  if (!theirs) return decideDeleted(base, ours, eol);
  if (!ours) return { kind: "insert", theirs, text: base ? conflictBlock("", theirs.text, eol) : theirs.text, conflict: base !== undefined };
  if (same(base, ours)) return place({ base, ours, theirs }, { text: theirs.text, conflict: false });
  const merged = mergeTexts({ base: base?.text, ours: ours.text, theirs: theirs.text }, ours, rules);
  return place(
    { base, ours, theirs },
    merged === undefined ? { text: conflictBlock(ours.text, theirs.text, eol), conflict: true } : { text: merged, conflict: false },
  );
}

function decideDeleted(base: MergeUnit | undefined, ours: MergeUnit | undefined, eol: string): UnitDecision {
  if (!ours) return { kind: "keep" };
  if (same(base, ours)) return { kind: "delete", ours };
  return { kind: "replace", ours, text: conflictBlock(ours.text, "", eol), conflict: true };
}

function mergeTexts(sides: Sides<string>, unit: MergeUnit, rules: MergeRules): string | undefined {
  if (sides.ours === sides.theirs || sides.base === sides.theirs) return sides.ours;
  return sides.base === sides.ours ? sides.theirs : rules.mergeUnit(sides, unit);
}

/** Ours stays where ours moved it; what only theirs moved goes with theirs. */
function place({ base, ours, theirs }: Sides<MergeUnit>, result: { readonly text: string; readonly conflict: boolean }): UnitDecision {
  const moves = ours.group !== theirs.group && base?.group === ours.group;
  return moves ? { kind: "move", ours, theirs, ...result } : { kind: "replace", ours, ...result };
}

function same(a: MergeUnit | undefined, b: MergeUnit | undefined): boolean {
  return a?.text === b?.text && a?.group === b?.group;
}
