import { lastAtOrBefore } from "../util/last-at-or-before.ts";
import { lineStarts } from "../util/line-starts.ts";

/** A place in a text as people count it: line and column from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds the position of an offset; made once a text, answers in logarithmic time. */
export interface LineIndex {
  positionAt(offset: number): Position;
}

/** Creates the line index of a text. `\n`, `\r\n` and a lone `\r` end a line; a leading byte-order mark takes no column. */
export function createLineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return {
    positionAt(offset) {
      const line = lastAtOrBefore(starts, offset);
      const start = starts[line] ?? 0;
      const hidden = line === 0 ? Math.min(bom, offset) : 0;
      return { line: line + 1, column: offset - start - hidden + 1 };
    },
  };
}
