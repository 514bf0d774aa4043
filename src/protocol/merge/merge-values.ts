import { conflictBlock } from "./conflict-markers.ts";
import type { EditList } from "./edit-list.ts";
import type { MergeRules, MergeValue, Sides } from "./model.ts";
import type { ProseLine } from "./prose-lines.ts";

/** Merges the labelled values in lines that both sides still have into edits of our text; a value both changed differently puts its line between markers. */
export function mergeValues(
  lines: Sides<readonly ProseLine[]>,
  skip: ReadonlySet<ProseLine>,
  { list, rules, eol }: { readonly list: EditList; readonly rules: MergeRules; readonly eol: string },
): void {
  const base = valuesOf(lines.base ?? []);
  const theirs = valuesOf(lines.theirs);
  for (const line of lines.ours) {
    if (skip.has(line)) continue;
    const conflicts: string[] = [];
    const edits = line.values.flatMap((value) => {
      const other = theirs.get(value.key);
      const merged = other && mergeValue({ base: base.get(value.key)?.value.value, ours: value.value, theirs: other.value.value }, value.key, rules);
      if (other && merged === undefined) conflicts.push(value.key);
      return merged === undefined || merged === value.value ? [] : [{ range: value.range, newText: spaced(line, value, merged) }];
    });
    const [first] = conflicts;
    const theirLine = first === undefined ? undefined : theirs.get(first)?.line;
    if (!theirLine) list.edits.push(...edits);
    else {
      list.edits.push({ range: { start: line.lineStart, end: line.range.end }, newText: conflictBlock(line.raw, theirLine.raw, eol) });
      list.conflicts.push({ what: conflicts.join(", "), offset: line.lineStart });
    }
  }
}

interface PlacedValue {
  readonly value: MergeValue;
  readonly line: ProseLine;
}

function valuesOf(lines: readonly ProseLine[]): ReadonlyMap<string, PlacedValue> {
  return new Map(lines.flatMap((line) => line.values.map((value) => [value.key, { value, line }] as const)));
}

function mergeValue(sides: Sides<string>, key: string, rules: MergeRules): string | undefined {
  if (sides.ours === sides.theirs || sides.base === sides.theirs) return sides.ours;
  return sides.base === sides.ours ? sides.theirs : rules.mergeValue(sides, key);
}

/** A value that was empty gets a blank behind its label. */
function spaced(line: ProseLine, { range }: MergeValue, text: string): string {
  const before = line.raw.charAt(range.start - line.lineStart - 1);
  return range.start === range.end && before !== "" && !/\s/u.test(before) ? ` ${text}` : text;
}
