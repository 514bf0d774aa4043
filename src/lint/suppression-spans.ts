import type { Range } from "../diagnostic/range.ts";
import type { Located } from "../protocol/located.ts";
import type { Suppression } from "./parse-suppressions.ts";

/** The stretch in which one rule is switched off by a comment that gives a reason. */
export interface SuppressionSpan {
  readonly rule: string;
  readonly range: Range;
  /** `line` covers the next line; `block` goes to the `enable`, `open` to the end of the file, and covers findings about the file as a whole too. */
  readonly extent: "line" | "block" | "open";
  readonly source: Suppression;
  /** The rule's name in the comment. */
  readonly name: Located<string>;
}

/** Works out where which rule is off, in the order of the file. Comments without a reason count for nothing; `enable` without names ends all. Linear. */
export function suppressionSpans(text: string, suppressions: readonly Suppression[]): readonly SuppressionSpan[] {
  const spans: SuppressionSpan[] = [];
  const ends = new Map<string, number>();
  let allEnd: number | undefined;
  let below: { readonly from: number; readonly range: Range } | undefined;
  for (const source of suppressions.toReversed()) {
    const line = nextLine(text, source.lineRange.end, below);
    below = { from: source.lineRange.start, range: line };
    if (source.directive === "enable") {
      for (const name of source.names) ends.set(name.value, source.range.start);
      if (source.names.length === 0) allEnd = source.range.start;
    } else if (source.reason !== "") {
      for (const name of source.names.toReversed()) {
        const end = earlier(ends.get(name.value), allEnd);
        const span = spanOf(source, { name, line, end, length: text.length });
        if (span) spans.push(span);
      }
    }
  }
  return spans.reverse();
}

interface SpanPlace {
  readonly name: Located<string>;
  readonly line: Range;
  readonly end: number | undefined;
  readonly length: number;
}

function spanOf(source: Suppression, { name, line, end, length }: SpanPlace): SuppressionSpan | undefined {
  const rule = name.value;
  if (source.directive === "disable-next-line") return { rule, range: line, extent: "line", source, name };
  if (source.directive !== "disable") return undefined;
  return { rule, range: { start: source.lineRange.start, end: end ?? length + 1 }, extent: end === undefined ? "open" : "block", source, name };
}

/** The next line that is neither blank nor a suppression comment; `below` is what the comment below this one found, and where that one begins. */
function nextLine(text: string, from: number, below: { readonly from: number; readonly range: Range } | undefined): Range {
  let start = from;
  for (;;) {
    if (start === below?.from) return below.range;
    const at = text.indexOf("\n", start);
    const end = at === -1 ? text.length + 1 : at + 1;
    if (at === -1 || text.slice(start, end).trim() !== "") return { start, end };
    start = end;
  }
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}
