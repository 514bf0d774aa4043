import type { Range } from "../../diagnostic/range.ts";

/** A Markdown code span: its whole range and what stands between the backticks, one padding blank on each side taken off. */
export interface CodeSpan {
  readonly range: Range;
  readonly contentRange: Range;
}

const NONE: readonly CodeSpan[] = [];
const BACKTICK = 96;

/** Finds the code spans in a stretch of inline text, in order and without overlaps; linear. */
export function findCodeSpans(text: string, { start, end }: Range): readonly CodeSpan[] {
  const stretch = text.slice(start, end);
  const first = stretch.indexOf("`");
  if (first === -1) return NONE;
  const opened = endOfRun(stretch, first);
  const second = stretch.indexOf("`", opened);
  if (second === -1) return NONE;
  const closed = endOfRun(stretch, second);
  if (opened - first === closed - second && !stretch.includes("`", closed))
    return [spanOf(text, { start: start + first, end: start + closed }, opened - first)];
  return manySpans(text, stretch, start);
}

function endOfRun(stretch: string, at: number): number {
  let after = at + 1;
  while (stretch.charCodeAt(after) === BACKTICK) after += 1;
  return after;
}

function manySpans(text: string, stretch: string, start: number): readonly CodeSpan[] {
  const places: number[] = [];
  const lengths: number[] = [];
  for (let at = stretch.indexOf("`"); at !== -1;) {
    const after = endOfRun(stretch, at);
    places.push(start + at);
    lengths.push(after - at);
    at = stretch.indexOf("`", after);
  }
  return pair(text, places, lengths);
}

function spanOf(text: string, range: Range, length: number): CodeSpan {
  return { range, contentRange: unpadded(text, { start: range.start + length, end: range.end - length }) };
}

function pair(text: string, places: readonly number[], lengths: readonly number[]): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  let partner: readonly (number | undefined)[] | undefined;
  for (let i = 0; i < places.length; i += 1) {
    const open = places[i] ?? 0;
    const length = lengths[i] ?? 0;
    // Mostly the next run closes; only where it does not are all partners worked out.
    const closeIndex = lengths[i + 1] === length ? i + 1 : (partner ??= partners(lengths))[i];
    if (closeIndex === undefined) continue;
    spans.push(spanOf(text, { start: open, end: (places[closeIndex] ?? 0) + length }, length));
    i = closeIndex;
  }
  return spans;
}

/** For each run of backticks the next one of the same length. */
function partners(lengths: readonly number[]): readonly (number | undefined)[] {
  const next = new Map<number, number>();
  const result: (number | undefined)[] = [];
  for (let i = lengths.length - 1; i >= 0; i -= 1) {
    const length = lengths[i] ?? 0;
    result[i] = next.get(length);
    next.set(length, i);
  }
  return result;
}

function unpadded(text: string, range: Range): Range {
  const padded = range.end - range.start > 2 && text[range.start] === " " && text[range.end - 1] === " ";
  return padded ? { start: range.start + 1, end: range.end - 1 } : range;
}
