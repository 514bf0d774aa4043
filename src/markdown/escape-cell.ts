import { foldLines } from "../util/fold-lines.ts";

/** Makes a value fit for a table cell: pipes that are not escaped yet get a backslash, also inside code; line breaks become spaces. */
export function escapeCell(value: string): string {
  return foldLines(value).replaceAll(/\\[\s\S]|\|/gu, (found) => (found === "|" ? "\\|" : found));
}
