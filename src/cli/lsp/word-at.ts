import type { Range } from "../../diagnostic/range.ts";

/** Nothing longer is an id. */
const LONGEST = 60;
const PART = /[\p{L}\p{N}_-]/u;

/** Finds the word around an offset: letters, numbers, `_` and `-`; undefined where there is none, or one that is too long for an id. */
export function wordAt(text: string, offset: number): Range | undefined {
  let start = offset;
  while (start > 0 && offset - start <= LONGEST && PART.test(text.charAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && end - offset <= LONGEST && PART.test(text.charAt(end))) end += 1;
  return end === start || end - start > LONGEST ? undefined : { start, end };
}
