import { mayDefine } from "./close-leaf.ts";
import { matchContainers } from "./continue-line.ts";
import type { TableRow } from "../model.ts";
import { LESS, PIPE } from "./char-codes.ts";
import { indentOf } from "./cursor.ts";
import { endsHtml } from "./html-block.ts";
import type { Leaf, ParagraphLeaf } from "./leaf.ts";
import { closesFence, readMarker, type Stretch } from "./line-starts.ts";
import { closeLeaf, closeTo, stretch, type Scanner } from "./scanner.ts";
import { decline, mayHoldCode, startBlock } from "./start-blocks.ts";
import { delimiterCells, readRow, trimEnd } from "./table-row.ts";

/** Takes in the line the cursor stands at the beginning of. */
export function scanLine(scanner: Scanner): void {
  if (scanner.leaf?.kind === "opaque" && takeDeclined(scanner)) return;
  const matched = matchContainers(scanner);
  const all = matched === scanner.stack.length;
  const leaf = scanner.leaf;
  if (leaf !== undefined && all && takeInside(scanner, leaf)) return;
  scanner.belowText = leaf?.kind === "paragraph" || leaf?.kind === "indented";
  const depth = startContainers(scanner, matched);
  if (depth === -1) return;
  const { cursor } = scanner;
  const start = cursor.ink;
  if (start >= cursor.end) return takeBlank(scanner, depth);
  const line = { text: cursor.text, start, end: cursor.end };
  if (scanner.leaf?.kind === "paragraph") return continueParagraph(scanner, scanner.leaf, { line, lazy: scanner.stack.length > depth });
  closeTo(scanner, depth);
  if (scanner.leaf?.kind === "table") return addRow(scanner, line);
  startText(scanner, line, leaf?.kind === "table");
}

function takeDeclined(scanner: Scanner): boolean {
  const { leaf, cursor } = scanner;
  if (leaf?.kind !== "opaque") return false;
  const start = cursor.ink;
  const line = { text: cursor.text, start, end: cursor.end };
  if (start >= cursor.end) {
    leaf.afterBlank = true;
    return true;
  }
  if (leaf.afterBlank && !leaf.toEnd && indentOf(cursor) === 0 && readMarker(line) === undefined) {
    closeTo(scanner, 1);
    closeLeaf(scanner);
    return false;
  }
  leaf.afterBlank = false;
  leaf.toEnd ||= mayHoldCode(line);
  leaf.end = trimEnd(cursor.text, start, cursor.end);
  stretch(scanner, leaf.end);
  return true;
}

/** Lines inside code and HTML belong to them whatever they look like. */
function takeInside(scanner: Scanner, leaf: Leaf): boolean {
  if (leaf.kind === "paragraph" || leaf.kind === "table" || leaf.kind === "opaque") return false;
  const { cursor } = scanner;
  const start = cursor.ink;
  const line = { text: cursor.text, start, end: cursor.end };
  const blank = start >= cursor.end;
  if (leaf.kind === "indented") return takeIndented(scanner, leaf, blank);
  if (leaf.kind === "fence") {
    leaf.closed = indentOf(cursor) < 4 && closesFence(line, leaf.mark, leaf.length);
  } else if (leaf.kind !== "html" || (blank && leaf.html.until.length === 0)) return false;
  if (!blank) leaf.end = trimEnd(cursor.text, start, cursor.end);
  stretch(scanner, leaf.end);
  if ((leaf.kind === "fence" && leaf.closed) || (leaf.kind === "html" && endsHtml(line, leaf.html))) closeLeaf(scanner);
  return true;
}

function takeIndented(scanner: Scanner, leaf: Leaf, blank: boolean): boolean {
  if (blank) return true;
  if (indentOf(scanner.cursor) < 4) return false;
  leaf.end = trimEnd(scanner.cursor.text, scanner.cursor.ink, scanner.cursor.end);
  stretch(scanner, leaf.end);
  return true;
}

/** Opens blocks as long as some begin; gives the depth the rest of the line stands at, or -1 when nothing is left of it. */
function startContainers(scanner: Scanner, matched: number): number {
  let depth = matched;
  for (;;) {
    const start = startBlock(scanner, depth);
    if (start === "line") return -1;
    if (start === "none") return depth;
    depth = scanner.stack.length;
  }
}

function takeBlank(scanner: Scanner, depth: number): void {
  closeTo(scanner, depth < scanner.stack.length ? keepLists(scanner, depth) : depth);
  const { leaf } = scanner;
  if (leaf !== undefined && leaf.kind !== "fence" && leaf.kind !== "indented") closeLeaf(scanner);
}

/** A blank line ends quotes that it does not continue; items and lists stay open until a line tells. */
function keepLists(scanner: Scanner, depth: number): number {
  return scanner.stack[depth]?.kind === "list" ? depth + 1 : depth;
}

interface MoreText {
  readonly line: Stretch;
  readonly lazy: boolean;
}

function continueParagraph(scanner: Scanner, paragraph: ParagraphLeaf, { line, lazy }: MoreText): void {
  if (!lazy && !paragraph.farIn && startTable(scanner, paragraph, line)) return;
  paragraph.beforeLast = paragraph.lastEnd;
  paragraph.lastStart = line.start;
  paragraph.lastEnd = line.end;
  paragraph.farIn = indentOf(scanner.cursor) > 3;
  paragraph.end = line.end;
  stretch(scanner, trimEnd(line.text, line.start, line.end));
}

/** The line is a delimiter row and the one above has as many cells: a table begins there, and what is above stays a paragraph. */
function startTable(scanner: Scanner, paragraph: ParagraphLeaf, line: Stretch): boolean {
  const cells = indentOf(scanner.cursor) > 3 ? 0 : delimiterCells(line);
  if (cells === 0) return false;
  const header = readRow({ text: line.text, start: paragraph.lastStart, end: paragraph.lastEnd });
  if (header.cells.length !== cells || isLonePipe(line.text, header)) return false;
  if (line.text.charCodeAt(paragraph.lastStart) === LESS || (paragraph.belowTable && paragraph.beforeLast === -1) || mayDefine(line.text, paragraph)) {
    scanner.leaf = undefined;
    decline(scanner, { ...line, start: paragraph.start });
    return true;
  }
  if (paragraph.beforeLast !== -1) {
    paragraph.end = paragraph.beforeLast;
    closeLeaf(scanner);
  }
  const end = trimEnd(line.text, line.start, line.end);
  scanner.leaf = { kind: "table", start: paragraph.lastStart, end, header, delimiterRange: { start: line.start, end }, rows: [] };
  stretch(scanner, end);
  return true;
}

/** A pipe alone is a row of one empty cell, but no header. */
function isLonePipe(text: string, { range }: TableRow): boolean {
  return range.end - range.start === 1 && text.charCodeAt(range.start) === PIPE;
}

function addRow(scanner: Scanner, line: Stretch): void {
  if (scanner.leaf?.kind !== "table") return;
  const row = readRow(line);
  scanner.leaf.rows.push(row);
  scanner.leaf.end = row.range.end;
  stretch(scanner, row.range.end);
}

function startText(scanner: Scanner, line: Stretch, belowTable: boolean): void {
  closeLeaf(scanner);
  const end = trimEnd(line.text, line.start, line.end);
  stretch(scanner, end);
  scanner.leaf = { kind: "paragraph", start: line.start, end: line.end, lastStart: line.start, lastEnd: line.end, beforeLast: -1, farIn: false, belowTable };
}
