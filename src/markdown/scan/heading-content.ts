import type { Range } from "../../diagnostic/range.ts";
import { HASH, isBlankUnit } from "./char-codes.ts";
import type { Stretch } from "./line-starts.ts";
import { trimEnd } from "./table-row.ts";

/** Finds the text of an ATX heading: the stretch begins behind its hashes; blanks and closing hashes do not count. */
export function headingContent({ text, start, end }: Stretch): Range {
  let from = start;
  while (from < end && isBlankUnit(text.charCodeAt(from))) from += 1;
  let to = end;
  while (to > from && text.charCodeAt(to - 1) === HASH) to -= 1;
  if (to < end && to > from && !isBlankUnit(text.charCodeAt(to - 1))) to = end;
  return { start: from, end: trimEnd(text, from, to) };
}
