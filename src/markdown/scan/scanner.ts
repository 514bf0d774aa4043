import type { Block, List } from "../model.ts";
import { blockOfLeaf, readTaskBox } from "./close-leaf.ts";
import type { Container, ItemContainer, ListContainer, QuoteContainer, RootContainer } from "./container.ts";
import { createCursor, type Cursor } from "./cursor.ts";
import type { Leaf } from "./leaf.ts";

/** Containers deeper than this are declined. */
export const MAX_DEPTH = 24;

/** What is open while a text is scanned. */
export interface Scanner {
  readonly cursor: Cursor;
  readonly root: RootContainer;
  /** Open containers from the root inwards. */
  readonly stack: Container[];
  leaf: Leaf | undefined;
  /** Whether something inside the open top-level block was declined: then the whole block is. */
  unsure: boolean;
  /** Whether the line stands directly below text that it might go on. */
  belowText: boolean;
}

/** Creates the scanner of a text. */
export function createScanner(text: string): Scanner {
  const root: RootContainer = { kind: "root", start: 0, end: 0, blocks: [] };
  return { cursor: createCursor(text), root, stack: [root], leaf: undefined, unsure: false, belowText: false };
}

/** The innermost open container that holds blocks. */
export function innermost(scanner: Scanner): RootContainer | QuoteContainer | ItemContainer {
  for (let at = scanner.stack.length - 1; at > 0; at -= 1) {
    const container = scanner.stack[at];
    if (container !== undefined && container.kind !== "list") return container;
  }
  return scanner.root;
}

/** Ends the open leaf and hands its block to the innermost container. */
export function closeLeaf(scanner: Scanner): void {
  const { leaf, cursor } = scanner;
  if (leaf === undefined) return;
  scanner.leaf = undefined;
  addBlock(scanner, blockOfLeaf(cursor.text, leaf));
}

/** Adds a finished block to the innermost container; one that was declined makes its whole top-level block declined. */
export function addBlock(scanner: Scanner, block: Block): void {
  const holder = innermost(scanner);
  if (block.kind === "opaque" && holder.kind !== "root") scanner.unsure = true;
  hold(holder, block);
  stretch(scanner, block.range.end);
}

/** Most items hold one block: a list that is pushed to takes room for many. */
function hold(holder: { blocks: Block[] }, block: Block): void {
  if (holder.blocks.length === 0) holder.blocks = [block];
  else holder.blocks.push(block);
}

/** Lets all open containers reach to an offset at least. */
export function stretch(scanner: Scanner, end: number): void {
  const { stack } = scanner;
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const container = stack[at];
    if (container !== undefined && container.end < end) container.end = end;
  }
}

/** Closes the open leaf and all containers deeper than `depth`. */
export function closeTo(scanner: Scanner, depth: number): void {
  if (scanner.stack.length <= depth) return;
  if (scanner.leaf?.kind === "fence" || (scanner.leaf?.kind === "html" && scanner.leaf.html.until.length > 0)) scanner.unsure = true;
  closeLeaf(scanner);
  while (scanner.stack.length > depth) {
    const container = scanner.stack.pop();
    if (container !== undefined) closeContainer(scanner, container);
  }
}

function closeContainer(scanner: Scanner, container: Container): void {
  if (container.kind === "item") return closeItem(scanner, container);
  const range = { start: container.start, end: container.end };
  if (container.kind === "list") giveBlock(scanner, listOf(container));
  else if (container.kind === "quote") giveBlock(scanner, { kind: "quote", range, blocks: container.blocks });
}

function listOf(container: ListContainer): List {
  return { kind: "list", range: { start: container.start, end: container.end }, ordered: container.marker.ordered, items: container.items };
}

function closeItem(scanner: Scanner, item: ItemContainer): void {
  const list = scanner.stack[scanner.stack.length - 1];
  if (list?.kind !== "list") return;
  const [first] = item.blocks;
  const box = first?.kind === "paragraph" ? readTaskBox(scanner.cursor.text, first.range) : undefined;
  if (box !== undefined && item.blankStart) scanner.unsure = true;
  const range = { start: item.start, end: item.end };
  const { markerRange, blocks } = item;
  list.items.push(box === undefined ? { range, markerRange, blocks } : { range, markerRange, box, blocks });
  if (list.end < item.end) list.end = item.end;
}

function giveBlock(scanner: Scanner, block: Block): void {
  const holder = innermost(scanner);
  const declined = scanner.unsure && holder.kind === "root";
  if (holder.kind === "root") scanner.unsure = false;
  hold(holder, declined ? { kind: "opaque", range: block.range } : block);
  if (holder.end < block.range.end) holder.end = block.range.end;
}
