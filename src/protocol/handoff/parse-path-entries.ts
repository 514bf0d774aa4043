import type { Range } from "../../diagnostic/range.ts";
import type { Block, ListItem, Outline, Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { rankHeading } from "./concept-of-heading.ts";
import type { PathEntry } from "./model.ts";
import { parsePathLine } from "./parse-path-line.ts";
import { taskLines } from "./task-lines.ts";
import { textLines } from "./text-lines.ts";

/** Reads the paths and globs a section lists: in bullets, nested ones too, in the path column of a table, as code in a paragraph. Code fences are examples and say nothing. */
export function parsePathEntries(outline: Outline, section: Section): readonly PathEntry[] {
  const own = section.blocks.flatMap((block) => entriesOfBlock(outline.text, block));
  const below = section.children.filter((child) => rankHeading(child.title) === undefined).flatMap((child) => parsePathEntries(outline, child));
  return [...own, ...below];
}

function entriesOfBlock(text: string, block: Block): readonly PathEntry[] {
  switch (block.kind) {
    case "list":
      return block.items.flatMap((item) => entriesOfItem(text, item));
    case "table":
      return entriesOfTable(text, block);
    case "quote":
      return block.blocks.flatMap((inner) => entriesOfBlock(text, inner));
    case "paragraph":
      return textLines(text, block.range).flatMap((line) => parsePathLine(text, line, "prose"));
    case "opaque":
      return textLines(text, block.range).flatMap((line) => parsePathLine(text, line, "item"));
    default:
      return [];
  }
}

function entriesOfItem(text: string, item: ListItem): readonly PathEntry[] {
  const nested = item.blocks.flatMap((block) => (block.kind === "list" ? entriesOfBlock(text, block) : []));
  return [...parsePathLine(text, taskLines(text, item).line, "item"), ...nested];
}

function entriesOfTable(text: string, table: Table): readonly PathEntry[] {
  const headings = table.header.cells.map((cell) => textOf(text, cell.range).toLowerCase());
  const column = Math.max(
    0,
    headings.findIndex((heading) => /^\W*(?:files?|paths?|patterns?|globs?|modules?)\b/u.test(heading)),
  );
  return table.rows.flatMap((row) => {
    const cell = row.cells[column];
    const beside = row.cells
      .filter((_, i) => i !== column)
      .map((other) => textOf(text, other.range))
      .filter((words) => words !== "");
    const entries = cell ? parsePathLine(text, cell.range, "item") : [];
    return entries.map((entry) => ({ ...entry, note: entry.note === "" ? beside.join("; ") : entry.note }));
  });
}

function textOf(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}
