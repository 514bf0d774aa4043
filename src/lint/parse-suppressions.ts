import type { Range } from "../diagnostic/range.ts";
import type { Block, Outline } from "../markdown/model.ts";
import type { Located } from "../protocol/located.ts";

/** A comment that switches rules off or on: `<!-- agent-relay-disable-next-line owner-known: Jane owns this one -->`, alone on its line. */
export interface Suppression {
  /** What stands behind `agent-relay-`: `disable-next-line`, `disable`, `enable`, or a misspelling of these. */
  readonly directive: string;
  readonly names: readonly Located<string>[];
  /** What stands behind the colon; "" where there is none. */
  readonly reason: string;
  /** The comment. */
  readonly range: Range;
  /** Its line with the break that ends it. */
  readonly lineRange: Range;
}

const MARK = "agent-relay-";
const COMMENT = /^\ufeff?[ \t>]*<!--[ \t]*agent-relay-(?<directive>(?:disable|enable)[a-z-]*)(?<body>[^\n]*?)-->[ \t]*\r?$/u;

/** Finds the suppression comments of a text outside its code, in the order of the file. Linear; a text without one costs one search. */
export function parseSuppressions(outline: Outline): readonly Suppression[] {
  const { text } = outline;
  const lines = markedLines(text);
  if (lines.length === 0) return [];
  const code = codeRanges(outline.blocks);
  let at = 0;
  return lines.flatMap((line) => {
    while (at < code.length && (code[at]?.end ?? 0) <= line.start) at += 1;
    const hidden = (code[at]?.start ?? text.length) <= line.start;
    const found = hidden ? undefined : parseLine(text, line);
    return found ? [found] : [];
  });
}

/** Ranges of the lines that hold the mark, without their line break. */
function markedLines(text: string): readonly Range[] {
  const lines: Range[] = [];
  for (let at = text.indexOf(MARK); at !== -1;) {
    const start = text.lastIndexOf("\n", at) + 1;
    const end = endOfLine(text, at);
    lines.push({ start, end });
    at = text.indexOf(MARK, end);
  }
  return lines;
}

function parseLine(text: string, line: Range): Suppression | undefined {
  const source = text.slice(line.start, line.end);
  const match = COMMENT.exec(source);
  const directive = match?.groups?.["directive"];
  const body = match?.groups?.["body"];
  if (directive === undefined || body === undefined) return undefined;
  const start = line.start + source.indexOf("<!--");
  const bodyStart = start + source.slice(start - line.start).indexOf(directive) + directive.length;
  const colon = body.indexOf(":");
  const names = parseNames(colon === -1 ? body : body.slice(0, colon), bodyStart);
  const reason = colon === -1 ? "" : body.slice(colon + 1).trim();
  const end = line.start + source.lastIndexOf("-->") + 3;
  return { directive, names, reason, range: { start, end }, lineRange: { start: line.start, end: Math.min(line.end + 1, text.length) } };
}

function parseNames(list: string, offset: number): readonly Located<string>[] {
  return [...list.matchAll(/[^\s,]+/gu)].map((match) => {
    const start = offset + match.index;
    return { value: match[0], range: { start, end: start + match[0].length } };
  });
}

function codeRanges(blocks: readonly Block[]): readonly Range[] {
  return blocks.flatMap((block) => {
    if (block.kind === "code") return [block.range];
    if (block.kind === "quote") return codeRanges(block.blocks);
    return block.kind === "list" ? block.items.flatMap((item) => codeRanges(item.blocks)) : [];
  });
}

function endOfLine(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at === -1 ? text.length : at;
}
