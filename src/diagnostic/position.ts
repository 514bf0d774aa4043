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

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
