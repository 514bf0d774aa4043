import type { Range } from "../../diagnostic/range.ts";
import type { ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { Located } from "../located.ts";
import { findCodeSpans } from "./find-code-spans.ts";
import { listItemsOf } from "./list-items-of.ts";
import type { Criterion } from "./model.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import { taskLines } from "./task-lines.ts";

const MAY_CHECK = /check|verif/i;
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
  const words = !MAY_CHECK.test(read.title) ? read.title : read.title.replace(/\s*(?<![a-z0-9])(?:check|verify|verified by)\s*:.*$/isu, "");
  const met = item.box?.checked ?? (read.boxed || read.done ? read.done : undefined);
  if (read.title === "" && read.id === undefined) return undefined;
  return {
    ...(read.id !== undefined && { id: read.id }),
    text: words === "" ? read.title : words,
    ...(met !== undefined && { met }),
    ...(check && { check }),
    item,
    range,
  };
}

function checkOf(text: string, range: Range): Located<string> | undefined {
  const slice = text.slice(range.start, range.end);
  const label = MAY_CHECK.test(slice) ? CHECK.exec(slice) : undefined;
  if (!label) return undefined;
  const start = range.start + label.index + label[0].length;
  const span = findCodeSpans(text, { start, end: range.end })[0];
  return span?.range.start === start ? { value: text.slice(span.contentRange.start, span.contentRange.end), range: span.contentRange } : undefined;
}
