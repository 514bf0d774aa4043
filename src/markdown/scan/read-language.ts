import { isBlankUnit } from "./char-codes.ts";
import type { Stretch } from "./line-starts.ts";

const LONGEST_LANGUAGE = 200;

/** Reads the first word of a fence's info string as it is written, at most 200 units of it; the stretch begins behind the marks. */
export function readLanguage({ text, start, end }: Stretch): string {
  let from = start;
  while (from < end && isBlankUnit(text.charCodeAt(from))) from += 1;
  let to = from;
  const most = Math.min(end, from + LONGEST_LANGUAGE);
  while (to < most && !isBlankUnit(text.charCodeAt(to))) to += 1;
  return text.slice(from, to);
}
