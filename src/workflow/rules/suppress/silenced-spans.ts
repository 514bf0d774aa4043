import type { Range } from "../../../diagnostic/range.ts";
import { lastAtOrBefore } from "../../../util/last-at-or-before.ts";
import type { Directive, NamedRule } from "./parse-directives.ts";

/** A stretch in which one rule is switched off by a comment that gives a reason. */
export interface SilencedSpan {
  readonly rule: NamedRule;
  readonly range: Range;
  readonly extent: "line" | "block";
}

/** A text, and the stretches of it that belong to the line they begin on. */
export interface SilencedText {
  readonly text: string;
  readonly blocks: readonly Range[];
}

/** Works out where which rule is off, in the order of the text: `disable` goes to its `enable` or the end. Comments without a reason count for nothing. */
export function silencedSpans(directives: readonly Directive[], source: SilencedText): readonly SilencedSpan[] {
  const spans: SilencedSpan[] = [];
  const lines = { ...source, blockStarts: source.blocks.map(({ start }) => start) };
  const ends = new Map<string, number>();
  let allEnd = source.text.length + 1;
  let below: Below | undefined;
  for (const directive of directives.toReversed()) {
    const { word, names, reason, range } = directive;
    const line = nextLine(lines, range.end, below);
    below = { start: range.start, line };
    if (word === "enable") {
      for (const { name } of names) ends.set(name, range.start);
      if (names.length === 0) {
        allEnd = range.start;
        ends.clear();
      }
    } else if (reason !== "" && word === "disable-next-line") {
      spans.push(...names.toReversed().map((rule): SilencedSpan => ({ rule, range: line, extent: "line" })));
    } else if (reason !== "" && word === "disable") {
      for (const rule of names.toReversed()) spans.push({ rule, range: { start: range.start, end: ends.get(rule.name) ?? allEnd }, extent: "block" });
    }
  }
  return spans.reverse();
}

interface Lines extends SilencedText {
  readonly blockStarts: readonly number[];
}

interface Below {
  readonly start: number;
  readonly line: Range;
}

/** The next line that is neither blank nor such a comment, with the text over several lines that begins on it. */
function nextLine({ text, blocks, blockStarts }: Lines, from: number, below: Below | undefined): Range {
  let start = endOfLine(text, from);
  while (start < text.length && text.slice(start, endOfLine(text, start)).trim() === "") start = endOfLine(text, start);
  const end = endOfLine(text, start);
  if (below !== undefined && start <= below.start && below.start < end) return below.line;
  const block = blocks[lastAtOrBefore(blockStarts, end - 1)];
  return { start, end: block !== undefined && block.start >= start && block.start < end ? Math.max(end, block.end) : end };
}

/** Where the line ends, its break included. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length + 1 : at + 1;
}
