import { diffSequences } from "../util/diff-sequences.ts";
import { splitLines } from "../util/split-lines.ts";
import type { TextEdit } from "../diagnostic/text-edit.ts";

/** Finds the edits, a few whole lines each, that turn one text into another; for changes that were made in several steps. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  const old = splitLines(before);
  const now = splitLines(after);
  const offsets = offsetsOf(old);
  return diffSequences(old, now).map(({ a, b }) => ({
    range: { start: offsets[a.start] ?? before.length, end: offsets[a.end] ?? before.length },
    newText: now.slice(b.start, b.end).join(""),
  }));
}

function offsetsOf(lines: readonly string[]): readonly number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length;
    return start;
  });
}
