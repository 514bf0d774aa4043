import { displayWidth, padToWidth } from "../run/display-width.ts";
import type { Span } from "../run/line.ts";

/** A wider column stays ragged rather than push all others out of sight. */
const WIDEST = 40;

/** Sets rows of spans in columns with two blanks between; columns in which no row has anything are left out. */
export function alignSpans(rows: readonly (readonly Span[])[]): readonly (readonly Span[])[] {
  const widths: number[] = [];
  for (const row of rows) for (const [at, { text }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, Math.min(WIDEST, displayWidth(text)));
  return rows.map((row) => row.flatMap((span, at) => (widths[at] === 0 ? [] : [{ ...span, text: `${padToWidth(span.text, widths[at] ?? 0)}  ` }])));
}
