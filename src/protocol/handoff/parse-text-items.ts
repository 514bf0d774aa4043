import type { Range } from "../../diagnostic/range.ts";
import type { Block, ListItem, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { bareLine } from "./bare-line.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { TextItem } from "./model.ts";
import { parseTaskLine } from "./parse-task-line.ts";
import { taskLines } from "./task-lines.ts";
import { trimRange } from "./trim-range.ts";

/** An item's text is cut here. */
const LONGEST = 2000;
const NOTHING =
  /^(?:no|none|nothing|no (?:blockers?|open questions?|questions?)|n\/a|tbd|[-–—]*)(?: (?:yet|known|recorded|currently|at the moment|open))*[.!]?$/iu;

/** Reads what a prose section says, item by item: list items and paragraphs. Resolved ones (ticked or struck) and those that say "none" are left out. */
export function parseTextItems(outline: Outline, section: Section): readonly TextItem[] {
  const own = section.blocks.flatMap((block) => itemsOf(outline.text, block));
  const below = section.children.filter((child) => rankHeading(child.title) === undefined).flatMap((child) => parseTextItems(outline, child));
  return [...own, ...below].filter(({ text }) => !NOTHING.test(text));
}

function itemsOf(text: string, block: Block): readonly TextItem[] {
  switch (block.kind) {
    case "list":
      return block.items.flatMap((item) => listItem(text, item));
    case "quote":
      return block.blocks.flatMap((inner) => itemsOf(text, inner));
    case "paragraph":
    case "opaque":
      return [textItem(text, block.range)];
    default:
      return [];
  }
}

function listItem(text: string, item: ListItem): readonly TextItem[] {
  const { line, range } = taskLines(text, item);
  const read = parseTaskLine(text, line);
  if (item.box?.checked || read.done) return [];
  const [first] = item.blocks;
  const words = first?.kind === "paragraph" ? { start: line.start, end: Math.max(line.end, trimRange(text, first.range).end) } : line;
  return [{ text: textItem(text, words).text, range }];
}

function textItem(text: string, range: Range): TextItem {
  const trimmed = trimRange(text, range);
  return { text: bareLine(text.slice(trimmed.start, Math.min(trimmed.end, trimmed.start + LONGEST))), range: trimmed };
}
