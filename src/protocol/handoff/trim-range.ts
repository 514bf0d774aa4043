import type { Range } from "../../diagnostic/range.ts";

/** Takes blanks, tabs and line ends off both ends of a range; an all-blank one becomes empty at its start. */
export function trimRange(text: string, range: Range): Range {
  let { start, end } = range;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  return { start, end };
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 0xa0;
}
