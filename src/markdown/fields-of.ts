import type { Range } from "../diagnostic/range.ts";
import type { Field, FieldForm } from "./field.ts";
import { lineFields } from "./line-fields.ts";
import type { Block, List, Outline, Table } from "./model.ts";
import { plainText } from "./plain-text.ts";

/** Finds the labelled values in blocks, by default in all top-level ones, in the order of the text: tables of two columns, bold, plain and listed labels, quotes and headings. Never in code. */
export function fieldsOf(outline: Outline, blocks: readonly Block[] = outline.blocks): readonly Field[] {
  const fields: Field[] = [];
  for (const block of blocks) collect({ text: outline.text, fields }, block, "plain");
  return fields;
}

interface Collection {
  readonly text: string;
  readonly fields: Field[];
}

function collect(collection: Collection, block: Block, form: FieldForm): void {
  switch (block.kind) {
    case "table":
      return collectTable(collection, block);
    case "heading":
      return collectLines(collection, block.contentRange, "heading");
    case "paragraph":
      return collectLines(collection, block.range, form);
    case "opaque":
      return mayHoldCode(collection.text.slice(block.range.start, block.range.end)) ? undefined : collectLines(collection, block.range, form);
    case "quote":
      for (const inner of block.blocks) collect(collection, inner, "quote");
      return;
    case "list":
      return collectItems(collection, block);
    default:
  }
}

function mayHoldCode(text: string): boolean {
  return text.includes("```") || text.includes("~~~") || text.includes("<");
}

/** The first paragraph of each item; what is nested belongs to the item. */
function collectItems(collection: Collection, list: List): void {
  for (const { blocks, box } of list.items) {
    const [first] = blocks;
    if (first?.kind === "paragraph" && box === undefined) collectLines(collection, first.range, "bullet");
  }
}

function collectTable({ text, fields }: Collection, table: Table): void {
  if (table.header.cells.length !== 2) return;
  for (const { cells } of table.rows) {
    const [label, value] = cells;
    if (label === undefined || value === undefined || label.range.start === label.range.end) continue;
    const words = plainText(text.slice(label.range.start, label.range.end)).replace(/\s*[:：]$/, "");
    fields.push({ form: "table", label: words, labelRange: label.range, value: text.slice(value.range.start, value.range.end), valueRange: value.range });
  }
}

/** Looks at the lines of a stretch, each without blanks and quote marks before it. */
function collectLines({ text, fields }: Collection, { start, end }: Range, form: FieldForm): void {
  const stretch = text.slice(start, end);
  if (!stretch.includes(":") && !stretch.includes("：")) return;
  for (let at = 0; at < stretch.length;) {
    const stop = lineEndIn(stretch, at);
    let lead = at;
    while (lead < stop && isLead(stretch.charCodeAt(lead))) lead += 1;
    const found = lineFields(text, { start: start + lead, end: start + stop }, form);
    for (const field of found) fields.push(field);
    at = stop + 1;
  }
}

function lineEndIn(stretch: string, from: number): number {
  const lineFeed = stretch.indexOf("\n", from);
  const end = lineFeed === -1 ? stretch.length : lineFeed;
  const carriageReturn = stretch.slice(from, end).indexOf("\r");
  return carriageReturn === -1 ? end : from + carriageReturn;
}

/** A space, a tab or `>`. */
function isLead(unit: number): boolean {
  return unit === 32 || unit === 9 || unit === 62;
}
