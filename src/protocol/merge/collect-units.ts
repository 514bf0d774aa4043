import type { Range } from "../../diagnostic/range.ts";
import type { MergeUnit } from "./model.ts";
import { wholeLines } from "./whole-lines.ts";

/** A thing found in a text, before it is known whether it stands on lines of its own. */
export interface UnitCandidate {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly range: Range;
  readonly when?: string;
}

/** Makes units of what stands on lines of its own, in the order of the text; what lies inside another is left to it, and repeated keys are numbered. */
export function collectUnits(text: string, candidates: readonly UnitCandidate[]): readonly MergeUnit[] {
  const units: MergeUnit[] = [];
  const seen = new Map<string, number>();
  for (const candidate of [...candidates].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)) {
    const range = wholeLines(text, candidate.range);
    if (!range || range.start < (units.at(-1)?.range.end ?? 0)) continue;
    const count = (seen.get(candidate.key) ?? 0) + 1;
    seen.set(candidate.key, count);
    units.push({ ...candidate, key: count === 1 ? candidate.key : `${candidate.key}#${count}`, range, text: text.slice(range.start, range.end) });
  }
  return units;
}
