import type { Range } from "../../diagnostic/range.ts";
import type { ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { Located } from "../located.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import { listItemsOf } from "./list-items-of.ts";
import type { Criterion } from "./model.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import { taskLines } from "./task-lines.ts";

const CHECK = /(?<![a-z0-9])(?:check|verify|verified by)\s*:\**\s*(?=`)/iu;

/** Reads the acceptance criteria a section lists, with their ids, boxes and the command after `Check:`. */
export function parseCriteria(outline: Outline, section: Section): readonly Criterion[] {
  return listItemsOf(section)
    .map((item) => criterionOf(outline.text, item))
    .filter((criterion) => criterion !== undefined);
}

function criterionOf(text: string, item: ListItem): Criterion | undefined {
  const { range, line } = taskLines(text, item);
  const read = parseTaskLine(text, line);
  const check = checkOf(text, { start: line.start, end: range.end });
  const words = withoutCheck(read.title);
  const met = item.box?.checked ?? (read.boxed || read.done ? read.done : undefined);
  if (read.title === "" && read.id === undefined) return undefined;
  const criterion: { -readonly [Key in keyof Criterion]: Criterion[Key] } = { text: words === "" ? read.title : words, item, range };
  if (read.id !== undefined) criterion.id = read.id;
  if (met !== undefined) criterion.met = met;
  if (check) criterion.check = check;
  return criterion;
}

/** `login works. Check: npm test` without what checks it. */
function withoutCheck(title: string): string {
  const plain = title.indexOf(PLAIN_CHECK);
  if (plain !== -1 && !mayCheck(title.slice(0, plain))) return title.slice(0, plain).trimEnd();
  return mayCheck(title) ? title.replace(/\s*(?<![a-z0-9])(?:check|verify|verified by)\s*:.*$/isu, "") : title;
}

/** Where the command behind the first `Check:` begins; -1 where none does. The protocol's own form needs no pattern. */
function checkIn(slice: string): number {
  const plain = slice.indexOf(`${PLAIN_CHECK} \``);
  if (plain !== -1 && !mayCheck(slice.slice(0, plain))) return plain + PLAIN_CHECK.length + 1;
  const label = mayCheck(slice) ? CHECK.exec(slice) : null;
  return label === null ? -1 : label.index + label[0].length;
}

/** Behind a blank, so that it is a word of its own. */
const PLAIN_CHECK = " Check:";

function mayCheck(text: string): boolean {
  const lower = text.toLowerCase();
  return lower.includes("check") || lower.includes("verif");
}

/** Reads every command after a `Check:` in a stretch of prose. */
export function checksIn(text: string, range: Range): readonly Located<string>[] {
  const found: Located<string>[] = [];
  for (let next = checkOf(text, range); next !== undefined; next = checkOf(text, { start: next.range.end + 1, end: range.end })) found.push(next);
  return found;
}

function checkOf(text: string, range: Range): Located<string> | undefined {
  const slice = text.slice(range.start, range.end);
  const from = checkIn(slice);
  if (from === -1) return undefined;
  const start = range.start + from;
  const span = findCodeSpans(text, { start, end: range.end })[0];
  return span?.range.start === start ? { value: oneCommand(text.slice(span.contentRange.start, span.contentRange.end)), range: span.contentRange } : undefined;
}

/** A line break in a code span is a blank (CommonMark 6.1). */
function oneCommand(written: string): string {
  return written.includes("\n") || written.includes("\r") ? written.replace(/[ \t]*[\r\n]+[ \t]*/gu, " ").trim() : written;
}
