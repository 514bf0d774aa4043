import type { Range } from "../diagnostic/range.ts";

/** One line of a text, without its break. */
export interface Line extends Range {
  readonly text: string;
}

/** Splits a stretch of a text into its lines. */
export function linesIn(text: string, { start, end }: Range): readonly Line[] {
  const lines: Line[] = [];
  for (let from = start; from <= end;) {
    const at = text.indexOf("\n", from);
    const stop = at === -1 || at > end ? end : at;
    const bare = text.slice(from, stop).replace(/\r$/u, "");
    lines.push({ start: from, end: from + bare.length, text: bare });
    if (stop === end) break;
    from = stop + 1;
  }
  return lines;
}

/** Whether a line looks like the delimiter row of a table: dashes, colons and at least one pipe, two cells or more. */
export function isDelimiterRow(line: string): boolean {
  return line.includes("|") && line.includes("--") && /^[ \t|:-]+$/u.test(line) && countCells(line) > 1;
}

/** Counts the cells of a table row as GFM does: a backslash keeps a pipe from dividing, code does not. */
export function countCells(line: string): number {
  const bare = line.replace(/^[ \t]*\|?|[ \t]+$/gu, "");
  let pipes = 0;
  for (let i = 0; i < bare.length; i += 1) {
    if (bare[i] === "\\") i += 1;
    else if (bare[i] === "|") pipes += 1;
  }
  return endsWithPipe(bare) ? pipes : pipes + 1;
}

function endsWithPipe(line: string): boolean {
  return line.endsWith("|") && !/(?<!\\)(?:\\\\)*\\\|$/u.test(line.slice(-50));
}

/** Whether a block that ends here is followed by a blank line or the end of the text, so that nothing can run into it. */
export function standsAlone(text: string, end: number): boolean {
  return /^[ \t]*(?:\r?\n[ \t]*\r?\n|\r?\n?$)/u.test(text.slice(end, end + 50));
}
