import { defineRule } from "../../src/lint/define-rule.ts";
import type { Range } from "../../src/diagnostic/range.ts";
import type { Block } from "../../src/markdown/model.ts";
import { type Finding, SUBJECT_KINDS, WHOLE_FILE } from "../../src/lint/rule.ts";

const MOST_UNITS = 1024 * 1024;
const LONGEST_LINE = 20_000;
const DEEPEST = 32;
const DEEP = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){33}/mu;
/** Marks of emphasis, links and code between two blank lines. */
const MOST_MARKS = 5_000;

/** Files beyond these bounds are read by the outline alone: Markdown's inline rules take minutes over some of them. */
export const rule = defineRule({
  name: "markdown-within-bounds",
  summary: "A file stays within bounds of size, line length and nesting that every reader can handle.",
  severity: "warning",
  kinds: SUBJECT_KINDS,
  check({ text, outline }, report) {
    if (text.length > MOST_UNITS)
      report({
        range: WHOLE_FILE,
        message: `Unexpected size of ${megabytes(text.length)} MB, expected at most 1 MB`,
        hint: "Move what is old or generated into other files",
      });
    for (const finding of [longLine(text), deepLine(text), denseBlock(text, outline.blocks)]) if (finding) report(finding);
  },
});

function megabytes(units: number): string {
  return (units / MOST_UNITS).toFixed(1);
}

/** Each kind of trouble is reported once a file. */
function longLine(text: string): Finding | undefined {
  for (let start = 0; text.length - start > LONGEST_LINE;) {
    const at = text.indexOf("\n", start);
    const end = at === -1 ? text.length : at;
    if (end - start > LONGEST_LINE)
      return {
        range: { start, end },
        message: `Unexpected line of ${end - start} characters, expected at most ${LONGEST_LINE}`,
        hint: "Break the line, or move what it holds into another file",
      };
    start = end + 1;
  }
  return undefined;
}

/** Quotes and lists inside each other, counted by the markers a line begins with. */
function deepLine(text: string): Finding | undefined {
  const match = DEEP.exec(text);
  return match
    ? {
        range: { start: match.index, end: match.index + match[0].length },
        message: `Unexpected nesting of more than ${DEEPEST} quotes and lists`,
        hint: "Write it flat",
      }
    : undefined;
}

/** Only blocks that are longer than the marks they may hold are looked into. */
function denseBlock(text: string, blocks: readonly Block[]): Finding | undefined {
  for (const { kind, range } of blocks) {
    if (kind === "code" || range.end - range.start <= MOST_MARKS) continue;
    const place = densePlace(text, range);
    if (place)
      return {
        range: place,
        message: `Unexpected paragraph with more than ${MOST_MARKS} marks of emphasis, links and code`,
        hint: "Put it into a code fence or another file",
      };
  }
  return undefined;
}

function densePlace(text: string, { start, end }: Range): Range | undefined {
  let marks = 0;
  let from = start;
  for (let i = start; i < end; i += 1) {
    if (isMark(text.charCodeAt(i))) marks += 1;
    else if (text[i] === "\n" && (endsParagraph(text, i + 1) || isBehindComment(text, i))) {
      marks = 0;
      from = afterBreaks(text, i);
    }
    if (marks > MOST_MARKS) return { start: from, end: i + 1 };
  }
  return undefined;
}

/** What begins with this line is read for itself: it is blank, an item, a row or a heading. */
const OWN_LINE = /[\r\n]|[ \t]*(?:[-*+#|]|\d{1,9}[.)])(?=[ \t#|])|[ \t]*\|/y;

function endsParagraph(text: string, lineStart: number): boolean {
  OWN_LINE.lastIndex = lineStart;
  return OWN_LINE.test(text);
}

function isBehindComment(text: string, lineEnd: number): boolean {
  return text
    .slice(Math.max(0, lineEnd - 8), lineEnd)
    .trimEnd()
    .endsWith("-->");
}

function afterBreaks(text: string, from: number): number {
  let at = from;
  while (text[at] === "\n" || text[at] === "\r") at += 1;
  return at;
}

/** `*`, `<`, `[`, `]`, `_`, `` ` `` and `~`. */
function isMark(code: number): boolean {
  return code === 42 || code === 60 || code === 91 || code === 93 || code === 95 || code === 96 || code === 126;
}
