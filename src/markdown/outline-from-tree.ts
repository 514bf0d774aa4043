import type {
  Code as CodeNode,
  Heading as HeadingNode,
  List as ListNode,
  ListItem as ItemNode,
  Nodes,
  Root,
  Table as TableNode,
  TableRow as RowNode,
} from "mdast";
import type { Range } from "../diagnostic/range.ts";
import type { Block, ListItem, Outline, TableCell, TableRow } from "./model.ts";
import { CR, HASH, isBlankUnit, LF } from "./scan/char-codes.ts";
import { readFrontMatter } from "./scan/front-matter.ts";
import { readTaskBox } from "./scan/close-leaf.ts";
import { headingContent } from "./scan/heading-content.ts";
import { readLanguage } from "./scan/read-language.ts";
import { readRow, trimEnd } from "./scan/table-row.ts";

/** Tells the tree of `parseTree` in the model of the outline, so that both readers can be compared and used alike. */
export function outlineFromTree(text: string, tree: Root): Outline {
  const frontMatter = readFrontMatter(text);
  const blocks = blocksOf(tree.children, text, text.length);
  return frontMatter === undefined ? { text, blocks } : { text, frontMatter, blocks };
}

/** In the tree a fence that a list's end closes reaches into what follows it, and a heading below definitions begins before them; here nothing overlaps. */
function blocksOf(nodes: readonly Nodes[], text: string, limit: number): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const [at, node] of nodes.entries()) {
    const block = blockOf(node, text, limitOf(node, nodes[at + 1], limit));
    const { range } = block;
    if (range.start >= from) blocks.push(block);
    else if (range.end > from) blocks.push({ kind: "opaque", range: { start: from, end: range.end } });
    from = Math.max(from, range.end);
  }
  return blocks;
}

function limitOf(node: Nodes, next: Nodes | undefined, limit: number): number {
  const start = startOf(next) ?? limit;
  return start > (startOf(node) ?? 0) ? Math.min(start, limit) : limit;
}

function startOf(node: Nodes | undefined): number | undefined {
  return node?.position?.start.offset;
}

/** Ranges of the model end behind ink; the tree's may hold blanks and line breaks after it. */
function rangeOf(node: Nodes, text: string, limit: number): Range {
  const start = startOf(node) ?? 0;
  let end = Math.min(limit, node.position?.end.offset ?? 0);
  while (end > start && isSpaceOrBreak(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function isSpaceOrBreak(unit: number): boolean {
  return isBlankUnit(unit) || isBreak(unit);
}

function isBreak(unit: number): boolean {
  return unit === LF || unit === CR;
}

function blockOf(node: Nodes, text: string, limit: number): Block {
  const range = rangeOf(node, text, limit);
  switch (node.type) {
    case "heading":
      return headingOf(node, range, text);
    case "paragraph":
      return { kind: "paragraph", range };
    case "thematicBreak":
      return { kind: "thematic-break", range };
    case "code":
      return codeOf(node, range, text);
    case "blockquote":
      return { kind: "quote", range, blocks: blocksOf(node.children, text, range.end) };
    case "list":
      return listOf(node, range, text);
    case "table":
      return tableOf(node, range, text);
    case "html":
      return { kind: "html", range };
    case "definition":
    case "footnoteDefinition":
      return { kind: "definition", range };
    default:
      return { kind: "opaque", range };
  }
}

function headingOf(node: HeadingNode, range: Range, text: string): Block {
  const last = lastBreak(text, range);
  let start = range.start;
  while (text.charCodeAt(start) === HASH) start += 1;
  if (last === -1) return { kind: "heading", range, depth: node.depth, style: "atx", contentRange: headingContent({ text, start, end: range.end }) };
  return { kind: "heading", range, depth: node.depth, style: "setext", contentRange: { start: range.start, end: trimEnd(text, range.start, last) } };
}

/** Where the last line break of a range is; the underline of a setext heading stands behind it. */
function lastBreak(text: string, { start, end }: Range): number {
  let at = end - 1;
  while (at > start && !isBreak(text.charCodeAt(at))) at -= 1;
  if (at <= start) return -1;
  return text.charCodeAt(at) === LF && text.charCodeAt(at - 1) === CR ? at - 1 : at;
}

function codeOf(node: CodeNode, range: Range, text: string): Block {
  const mark = text.charAt(range.start);
  const fenced = (mark === "`" || mark === "~") && text.startsWith(mark.repeat(3), range.start);
  if (!fenced) return { kind: "code", range, fenced, language: "", closed: true };
  const lines = text.slice(range.start, range.end).split(/\r\n|\n|\r/u);
  const inside = node.value === "" ? 0 : node.value.split(/\r\n|\n|\r/u).length;
  const closed = lines.length > 1 && lines.at(-1)?.endsWith(mark.repeat(3)) === true && inside <= lines.length - 2;
  return { kind: "code", range, fenced, language: languageOf(range, text), closed };
}

/** As it is written: the tree decodes entities in it. */
function languageOf({ start, end }: Range, text: string): string {
  const mark = text.charAt(start);
  let from = start;
  while (text.charAt(from) === mark) from += 1;
  let to = from;
  while (to < end && !isBreak(text.charCodeAt(to))) to += 1;
  return readLanguage({ text, start: from, end: to });
}

/** A list ends with its last item; the tree's may also hold the marks of a quote's empty lines. */
function listOf(node: ListNode, range: Range, text: string): Block {
  const items = node.children.map((child, at) => itemOf(child, text, limitOf(child, node.children[at + 1], range.end)));
  return { kind: "list", range: { start: range.start, end: items.at(-1)?.range.end ?? range.end }, ordered: node.ordered === true, items };
}

/** Like its list, an item ends with its last block. */
function itemOf(node: ItemNode, text: string, limit: number): ListItem {
  const { start, end } = rangeOf(node, text, limit);
  const marker = /^(?:[-+*]|\d{1,9}[.)])/u.exec(text.slice(start, start + 12))?.[0] ?? "";
  const blocks = blocksOf(node.children, text, end);
  const after = start + marker.length;
  const box = typeof node.checked === "boolean" ? boxBehind(text, after, end) : undefined;
  const [first, ...rest] = blocks;
  const whole = box !== undefined && first?.kind === "paragraph" ? [{ ...first, range: { start: box.range.start, end: first.range.end } }, ...rest] : blocks;
  const range = { start, end: blocks.at(-1)?.range.end ?? end };
  return { range, markerRange: { start, end: after }, ...(box === undefined ? {} : { box }), blocks: whole };
}

/** The tree drops the box from the text; it stands where the item's first ink is. */
function boxBehind(text: string, from: number, end: number): ReturnType<typeof readTaskBox> {
  let at = from;
  while (at < end && /\s/u.test(text.charAt(at))) at += 1;
  return readTaskBox(text, { start: at, end });
}

function tableOf(node: TableNode, range: Range, text: string): Block {
  const [header, ...rows] = node.children.map((row) => rowOf(row, text));
  const empty = { range: { start: range.start, end: range.start }, cells: [] };
  const head = header ?? empty;
  let start = head.range.end;
  while (start < range.end && (isBlankUnit(text.charCodeAt(start)) || /[\r\n>]/u.test(text.charAt(start)))) start += 1;
  let end = start;
  while (end < range.end && !/[\r\n]/u.test(text.charAt(end))) end += 1;
  return { kind: "table", range, header: head, delimiterRange: { start, end: trimEnd(text, start, end) }, rows };
}

function rowOf(node: RowNode, text: string): TableRow {
  const range = rangeOf(node, text, text.length);
  const places = readRow({ text, ...range }).cells;
  const cells = node.children.map((cell) => cellOf(rangeOf(cell, text, range.end), text));
  return { range, cells: cells.map((cell, at) => (isEmpty(cell) ? (places[at] ?? cell) : cell)) };
}

function isEmpty({ range }: TableCell): boolean {
  return range.start === range.end;
}

/** The tree's cells hold their pipes and blanks; where an empty one stands it does not tell exactly. */
function cellOf(range: Range, text: string): TableCell {
  let { start, end } = range;
  if (text.charAt(start) === "|") start += 1;
  if (end > start && text.charAt(end - 1) === "|" && !isEscaped(text, end - 1, start)) end -= 1;
  while (start < end && isBlankUnit(text.charCodeAt(start))) start += 1;
  return { range: { start, end: trimEnd(text, start, end) } };
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes - 1 >= from && text.charAt(at - slashes - 1) === "\\") slashes += 1;
  return slashes % 2 === 1;
}
