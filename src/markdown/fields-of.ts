import type { Range } from "../diagnostic/range.ts";
import type { Field, FieldForm } from "./field.ts";
import { lineFields } from "./line-fields.ts";
import type { Block, List, Outline, Table } from "./model.ts";
import { plainText } from "./plain-text.ts";

/** Finds the labelled values in blocks, by default in all top-level ones, in the order of the text: tables of two columns, bold, plain and listed labels, quotes and headings. Never in code. */
export function fieldsOf(outline: Outline, blocks: readonly Block[] = outline.blocks): readonly Field[] {
  return blocks.flatMap((block) => fieldsOfBlock(outline.text, block, "plain"));
}

function fieldsOfBlock(text: string, block: Block, form: FieldForm): readonly Field[] {
  switch (block.kind) {
    case "table":
      return tableFields(text, block);
    case "heading":
      return linesOf(text, block.contentRange).flatMap((line) => lineFields(text, line, "heading"));
    case "paragraph":
      return linesOf(text, block.range).flatMap((line) => lineFields(text, line, form));
    case "opaque":
      return /```|~~~|</u.test(text.slice(block.range.start, block.range.end))
        ? []
        : linesOf(text, block.range).flatMap((line) => lineFields(text, line, form));
    case "quote":
      return block.blocks.flatMap((inner) => fieldsOfBlock(text, inner, "quote"));
    case "list":
      return listFields(text, block);
    default:
      return [];
  }
}

/** The first paragraph of each item; what is nested belongs to the item. */
function listFields(text: string, list: List): readonly Field[] {
  return list.items.flatMap(({ blocks: [first], box }) => (first?.kind === "paragraph" && box === undefined ? fieldsOfBlock(text, first, "bullet") : []));
}

function tableFields(text: string, table: Table): readonly Field[] {
  if (table.header.cells.length !== 2) return [];
  return table.rows.flatMap(({ cells: [label, value] }) => {
    if (label === undefined || value === undefined || label.range.start === label.range.end) return [];
    const words = plainText(text.slice(label.range.start, label.range.end)).replace(/\s*[:：]$/u, "");
    return [{ form: "table" as const, label: words, labelRange: label.range, value: text.slice(value.range.start, value.range.end), valueRange: value.range }];
  });
}

/** The lines of a stretch, each without blanks and quote marks before it. */
function linesOf(text: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  for (const match of text.slice(start, end).matchAll(/[^\r\n]+/gu)) {
    const lead = /^(?:[ \t]|>)*/u.exec(match[0])?.[0].length ?? 0;
    lines.push({ start: start + match.index + lead, end: start + match.index + match[0].length });
  }
  return lines;
}
