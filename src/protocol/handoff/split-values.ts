import type { Range } from "../../diagnostic/range.ts";
import type { Located } from "../located.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import { saysNothing } from "./says-nothing.ts";
import { trimRange } from "./trim-range.ts";

/** Splits a value such as `` `src/a.ts`, `src/b.ts` `` or `T1, T2 and T3` into its members; code spans are taken whole, words that say "none" are left out. */
export function splitValues(text: string, range: Range): readonly Located<string>[] {
  const spans = findCodeSpans(text, range);
  if (spans.length > 0) return spans.map(({ contentRange }) => locate(text, contentRange)).filter(({ value }) => value !== "");
  const whole = trimRange(text, range);
  if (isOneWord(text, whole)) return saysNothing(text.slice(whole.start, whole.end)) ? [] : [locate(text, whole)];
  const values: Located<string>[] = [];
  let from = range.start;
  for (const cut of text.slice(range.start, range.end).matchAll(/\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s+|$/gu)) {
    values.push(locate(text, trimRange(text, { start: from, end: range.start + cut.index })));
    from = range.start + cut.index + cut[0].length;
  }
  return values.filter(({ value }) => !saysNothing(value));
}

/** An id or a path in plain letters; whatever else it may be is taken apart. */
function isOneWord(text: string, { start, end }: Range): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit <= 44 || unit > 126) return false;
  }
  return end > start;
}

function locate(text: string, range: Range): Located<string> {
  return { value: text.slice(range.start, range.end), range };
}
