import type { Range } from "../../diagnostic/range.ts";
import { fieldsOf } from "../../markdown/fields-of.ts";
import type { Block, ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { normaliseTitle } from "../handoff/normalise-title.ts";
import { taskLines } from "../handoff/task-lines.ts";
import { trimRange } from "../handoff/trim-range.ts";
import type { ReviewFinding } from "./model.ts";
import { type FindingTitle, parseFindingTitle } from "./parse-finding-title.ts";

/** Sections of a review that talk about it instead of the code. */
const ASIDE =
  /^(?:review status|status|instructions\b.*|how to\b.*|verdict|score|scope|summary|bottom line|context|verification|tests|what works|strengths|positives)$/u;

/** Finds the findings of a review: headings and bold lines with an id or severity, boxed, numbered or located list items. */
export function collectFindings(outline: Outline, root: Section): readonly ReviewFinding[] {
  const found: ReviewFinding[] = [];
  const open: Section[] = [root];
  for (let section = open.pop(); section; section = open.pop()) {
    const own = section.heading && section.depth > 1 ? sectionFinding(outline, section) : undefined;
    if (own) found.push(own);
    else if (!ASIDE.test(normaliseTitle(section.title))) found.push(...section.blocks.flatMap((block) => blockFindings(outline.text, block)));
    for (const child of section.children.toReversed()) open.push(child);
  }
  return found;
}

function sectionFinding(outline: Outline, section: Section): ReviewFinding | undefined {
  const heading = section.heading && trimRange(outline.text, section.heading.range);
  if (!heading) return undefined;
  const read = parseFindingTitle(outline.text.slice(heading.start, heading.end).replace(/^#+\s*/u, ""));
  if (read.id === undefined && read.severity === undefined) return undefined;
  const place = fieldsOf(outline, section.blocks)
    .find((field) => /^(?:location|file|files|where|files to check)$/u.test(normaliseTitle(field.label)))
    ?.value.replaceAll("`", "")
    .trim();
  return findingOf(read, trimRange(outline.text, section.range), place === "" ? undefined : place);
}

function blockFindings(text: string, block: Block): readonly ReviewFinding[] {
  if (block.kind === "list") return block.items.map((item) => itemFinding(text, item)).filter((finding) => finding !== undefined);
  if (block.kind !== "paragraph") return [];
  const range = trimRange(text, block.range);
  const lead = /^\*\*[^*\r\n]+\*\*/u.exec(text.slice(range.start, range.end))?.[0];
  const read = lead === undefined ? undefined : parseFindingTitle(lead);
  return read?.id === undefined ? [] : [findingOf(read, range, undefined)];
}

function itemFinding(text: string, item: ListItem): ReviewFinding | undefined {
  const { line, range } = taskLines(text, item);
  const words = text.slice(line.start, line.end);
  const read = parseFindingTitle(words);
  if (read.title === "" || /^[A-Z]+-?\d+\s*(?:\.\.|–|…|to\s)/u.test(words)) return undefined;
  if (!item.box && read.id === undefined && read.severity === undefined && read.location === undefined) return undefined;
  const finding = findingOf(read, range, undefined);
  return item.box ? { ...finding, resolved: item.box.checked || read.resolved } : finding;
}

function findingOf(read: FindingTitle, range: Range, place: string | undefined): ReviewFinding {
  const location = place ?? read.location;
  return {
    ...(read.id !== undefined && { id: read.id }),
    ...(read.severity && { severity: read.severity }),
    title: read.title,
    ...(location !== undefined && { location }),
    ...(read.resolved && { resolved: true }),
    range,
  };
}
