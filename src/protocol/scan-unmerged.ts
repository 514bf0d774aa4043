import type { Range } from "../diagnostic/range.ts";
import { type ConflictRegion, findConflictMarkers } from "../markdown/find-conflict-markers.ts";
import type { Outline } from "../markdown/model.ts";
import { scanOutline } from "../markdown/scan-outline.ts";

/** The structure of a text that may hold conflict markers. */
export interface UnmergedOutline {
  /** Outline in which markers and all sides but the first are blanks, offsets unchanged; values are to be read from its `text`. */
  readonly outline: Outline;
  readonly conflicts: readonly Range[];
}

/** Scans a text so that it reads as the first side of its conflicts: tables and lists run on across the markers. */
export function scanUnmerged(text: string): UnmergedOutline {
  const regions = findConflictMarkers(text);
  const outline = scanOutline(regions.length === 0 ? text : firstSides(text, regions));
  return { outline, conflicts: regions.map(({ start, end }) => ({ start, end })) };
}

function firstSides(text: string, regions: readonly ConflictRegion[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, ours } of regions) {
    for (const hidden of [joined(text, { start, end: ours.start }), joined(text, { start: ours.end, end })]) {
      const at = Math.max(from, hidden.start);
      pieces.push(text.slice(from, at), " ".repeat(Math.max(0, hidden.end - at)));
      from = Math.max(at, hidden.end);
    }
  }
  return pieces.join("") + text.slice(from);
}

/** Whole lines, with the line break before them instead of their own, so that the line above runs up to the line below without a blank line between. */
function joined(text: string, { start, end }: Range): Range {
  return { start: start - lineBreakBefore(text, start), end: end - lineBreakBefore(text, end) };
}

function lineBreakBefore(text: string, at: number): number {
  if (text[at - 1] !== "\n") return 0;
  return text[at - 2] === "\r" ? 2 : 1;
}
