import type { Range } from "../../diagnostic/range.ts";
import type { ListItem } from "../../markdown/model.ts";
import { parseTaskMeta, type TaskMeta } from "./parse-task-meta.ts";
import { trimRange } from "./trim-range.ts";

/** How far below a title its parenthesis may have been wrapped. */
const MOST_WRAPPED_LINES = 2;

/** Where the first line of a list item stands, and all of it. */
export interface TaskLines {
  /** The item without what ends it. */
  readonly range: Range;
  /** First line of the text, after marker and box. */
  readonly line: Range;
}

/** Finds the first line of a list item's text and where the item really ends. */
export function taskLines(text: string, item: ListItem): TaskLines {
  const textStart = Math.min(item.box?.range.end ?? item.markerRange.end, item.range.end);
  const end = Math.max(textStart, trimRange(text, item.range).end);
  return { range: { start: item.range.start, end }, line: firstLine(text, { start: textStart, end }) };
}

/** A task's parenthesis, and the lines from the title to where it ends. */
export interface TaskHead {
  readonly range: Range;
  readonly meta?: TaskMeta;
}

/** Finds the parenthesis of a task whose first line and end are known: formatters break long lines, so that it may end one of the next lines of the same paragraph. */
export function taskHead(text: string, line: Range, end: number): TaskHead {
  const meta = parseTaskMeta(text, line);
  return meta ? { range: line, meta } : (wrappedHead(text, line, end) ?? { range: line });
}

function firstLine(text: string, { start, end }: Range): Range {
  const here = trimRange(text, { start, end: lineEnd(text, start, end) });
  if (here.end > here.start) return here;
  const next = trimRange(text, { start, end });
  return next.end > next.start ? trimRange(text, { start: next.start, end: lineEnd(text, next.start, end) }) : here;
}

function wrappedHead(text: string, line: Range, end: number): TaskHead | undefined {
  let stop = lineEnd(text, line.end, end);
  for (let i = 0; i < MOST_WRAPPED_LINES && stop < end; i += 1) {
    const start = nextLine(text, stop);
    stop = lineEnd(text, start, end);
    const next = trimRange(text, { start, end: stop });
    if (!isContinuation(text, next)) return undefined;
    const meta = text[next.end - 1] === ")" ? parseTaskMeta(text, { start: line.start, end: next.end }) : undefined;
    if (meta && meta.parts[0]?.key !== "by" && meta.parts[0]?.key !== "date") return { range: { start: line.start, end: next.end }, meta };
  }
  return undefined;
}

function isContinuation(text: string, line: Range): boolean {
  return line.end > line.start && !/^(?:[-*+>#|]|\d+[.)]\s|`{3}|~{3})/u.test(text.slice(line.start, line.start + 4));
}

/** The offset of the line break at or after `from`, or `end`. */
function lineEnd(text: string, from: number, end: number): number {
  if (from >= end) return end;
  const rest = text.slice(from, end);
  const lineFeed = rest.indexOf("\n");
  const carriageReturn = (lineFeed === -1 ? rest : rest.slice(0, lineFeed)).indexOf("\r");
  if (carriageReturn !== -1) return from + carriageReturn;
  return lineFeed === -1 ? end : from + lineFeed;
}

function nextLine(text: string, lineBreak: number): number {
  return lineBreak + (text.startsWith("\r\n", lineBreak) ? 2 : 1);
}
