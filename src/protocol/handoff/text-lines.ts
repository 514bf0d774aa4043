import type { Range } from "../../diagnostic/range.ts";
import { trimRange } from "./trim-range.ts";

/** Splits a stretch into its lines, without bullets, quote signs and the blanks around them; blank lines are left out. Linear. */
export function textLines(text: string, range: Range): readonly Range[] {
  const lines: Range[] = [];
  for (const match of text.slice(range.start, range.end).matchAll(/[^\r\n]+/gu)) {
    const start = range.start + match.index;
    const marker = /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/u.exec(match[0].slice(0, 100))?.[0].length ?? 0;
    const line = trimRange(text, { start: start + marker, end: start + match[0].length });
    if (line.end > line.start) lines.push(line);
  }
  return lines;
}
