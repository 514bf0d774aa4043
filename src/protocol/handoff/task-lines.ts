import type { Range } from "../../diagnostic/range.ts";
import type { ListItem } from "../../markdown/model.ts";
import { parseTaskMeta } from "./parse-task-meta.ts";
import { trimRange } from "./trim-range.ts";

/** How far below a title its parenthesis may have been wrapped. */
const MOST_WRAPPED_LINES = 2;

/** Where the parts of a list item stand that make a task of it. */
export interface TaskLines {
  /** The item without what ends it. */
  readonly range: Range;
  /** First line of the text, after marker and box. */
  readonly line: Range;
  /** The line, and those a formatter wrapped its parenthesis to. */
  readonly head: Range;
  /** What is nested below. */
  readonly body: Range;
}

/** Splits a list item into its first line and what is nested below it. */
export function taskLines(text: string, item: ListItem): TaskLines {
  const textStart = Math.min(item.box?.range.end ?? item.markerRange.end, item.range.end);
  const end = Math.max(textStart, trimRange(text, item.range).end);
  const line = firstLine(text, { start: textStart, end });
  const head = withWrappedMeta(text, line, end);
  return { range: { start: item.range.start, end }, line, head, body: { start: Math.min(end, lineEnd(text, head.end, end)), end } };
}

function firstLine(text: string, { start, end }: Range): Range {
  const here = trimRange(text, { start, end: lineEnd(text, start, end) });
  if (here.end > here.start) return here;
  const next = trimRange(text, { start, end });
  return next.end > next.start ? trimRange(text, { start: next.start, end: lineEnd(text, next.start, end) }) : here;
}

/** Formatters break long lines: the parenthesis may end one of the next lines of the same paragraph. */
function withWrappedMeta(text: string, line: Range, end: number): Range {
  if (parseTaskMeta(text, line)) return line;
  let stop = lineEnd(text, line.end, end);
  for (let i = 0; i < MOST_WRAPPED_LINES && stop < end; i += 1) {
    const start = nextLine(text, stop);
    stop = lineEnd(text, start, end);
    const next = trimRange(text, { start, end: stop });
    if (!isContinuation(text, next)) return line;
    const meta = text[next.end - 1] === ")" ? parseTaskMeta(text, { start: line.start, end: next.end }) : undefined;
    if (meta && meta.parts[0]?.key !== "by" && meta.parts[0]?.key !== "date") return { start: line.start, end: next.end };
  }
  return line;
}

function isContinuation(text: string, line: Range): boolean {
  return line.end > line.start && !/^(?:[-*+>#|]|\d+[.)]\s|`{3}|~{3})/u.test(text.slice(line.start, line.start + 4));
}

/** The offset of the line break at or after `from`, or `end`. */
function lineEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return Math.min(at, end);
}

function nextLine(text: string, lineBreak: number): number {
  return lineBreak + (text.startsWith("\r\n", lineBreak) ? 2 : 1);
}
