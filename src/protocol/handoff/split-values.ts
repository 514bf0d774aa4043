import type { Range } from "../../diagnostic/range.ts";
import type { Located } from "../located.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import { trimRange } from "./trim-range.ts";

const NOTHING = /^(?:none|nothing|n\/a|-+|–|—|tbd)?\.?$/iu;

/** Splits a value such as `` `src/a.ts`, `src/b.ts` `` or `T1, T2 and T3` into its members; code spans are taken whole, words that say "none" are left out. */
export function splitValues(text: string, range: Range): readonly Located<string>[] {
  const spans = findCodeSpans(text, range);
  if (spans.length > 0) return spans.map(({ contentRange }) => locate(text, contentRange)).filter(({ value }) => value !== "");
  const values: Located<string>[] = [];
  let from = range.start;
  for (const cut of text.slice(range.start, range.end).matchAll(/\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s+|$/gu)) {
    values.push(locate(text, trimRange(text, { start: from, end: range.start + cut.index })));
    from = range.start + cut.index + cut[0].length;
  }
  return values.filter(({ value }) => !NOTHING.test(value));
}

function locate(text: string, range: Range): Located<string> {
  return { value: text.slice(range.start, range.end), range };
}
