import type { Range } from "../../diagnostic/range.ts";

/** A Markdown code span: its whole range and what stands between the backticks, one padding blank on each side taken off. */
export interface CodeSpan {
  readonly range: Range;
  readonly contentRange: Range;
}

/** Finds the code spans in a stretch of inline text, in order and without overlaps; linear. */
export function findCodeSpans(text: string, { start, end }: Range): readonly CodeSpan[] {
  const stretch = text.slice(start, end);
  if (!stretch.includes("`")) return [];
  const runs = [...stretch.matchAll(/`+/gu)].map((run) => ({ at: start + run.index, length: run[0].length }));
  const partner = partners(runs.map((run) => run.length));
  const spans: CodeSpan[] = [];
  for (let i = 0; i < runs.length; i += 1) {
    const open = runs[i];
    const closeIndex = partner[i];
    const close = closeIndex === undefined ? undefined : runs[closeIndex];
    if (!open || !close || closeIndex === undefined) continue;
    spans.push({ range: { start: open.at, end: close.at + close.length }, contentRange: unpadded(text, { start: open.at + open.length, end: close.at }) });
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
