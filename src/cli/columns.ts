import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";

/** Sets rows in columns with two blanks between; every line is cut to the width, where one is given. */
export function columns(rows: readonly (readonly string[])[], width?: number): string {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return rows.map((row) => `${fit(row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  "), width)}\n`).join("");
}

function fit(line: string, width: number | undefined): string {
  return width === undefined ? line.trimEnd() : shortenRedacted(line.trimEnd(), Math.max(1, width));
}
