import type { Range } from "../../diagnostic/range.ts";
import { lastAtOrBefore } from "../../util/last-at-or-before.ts";
import { lineStarts } from "../../util/line-starts.ts";
import { countUnits, type PositionEncoding, unitsToLength } from "./position-encoding.ts";

/** A place as the Language Server Protocol counts it: line and character from 0. */
export interface LspPosition {
  readonly line: number;
  readonly character: number;
}

/** A stretch between two places. */
export interface LspRange {
  readonly start: LspPosition;
  readonly end: LspPosition;
}

/** Turns offsets of one text into a client's positions and back. Never throws: what lies outside is moved to the nearest place inside. */
export interface TextPlaces {
  positionAt(offset: number): LspPosition;
  offsetAt(position: LspPosition): number;
  rangeOf(range: Range): LspRange;
  /** The line an offset stands in, without its break. */
  lineAt(offset: number): Range;
}

/** Creates the places of a text. `\n`, `\r\n` and a lone `\r` end a line; a place inside a break is that before it. */
export function createTextPlaces(text: string, encoding: PositionEncoding): TextPlaces {
  const starts = lineStarts(text);
  const lineOf = (line: number): Range => {
    const start = starts[line] ?? text.length;
    return { start, end: contentEnd(text, start, starts[line + 1] ?? text.length) };
  };
  const positionAt = (offset: number): LspPosition => {
    const line = lastAtOrBefore(starts, offset);
    const { start, end } = lineOf(line);
    const upTo = Math.min(Math.max(offset, start), end);
    return { line, character: countUnits(text.slice(start, upTo), encoding) };
  };
  return {
    positionAt,
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      const { start, end } = lineOf(line);
      return start + unitsToLength(text.slice(start, end), character, encoding);
    },
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
    lineAt: (offset) => lineOf(lastAtOrBefore(starts, offset)),
  };
}

function contentEnd(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1;
  return end;
}
