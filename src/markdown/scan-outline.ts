import type { Outline } from "./model.ts";
import { BOM, CR, LF } from "./scan/char-codes.ts";
import { enterLine } from "./scan/cursor.ts";
import { readFrontMatter } from "./scan/front-matter.ts";
import { scanLine } from "./scan/scan-line.ts";
import { closeLeaf, closeTo, createScanner } from "./scan/scanner.ts";

/**
 * Reads the block structure of a Markdown text (CommonMark with GFM tables and task lists, front matter) in one pass, linear in its length, and declines what it is not
 * sure of: such stretches are `opaque`. Takes any string and never throws; agrees with remark wherever both answer.
 */
export function scanOutline(text: string): Outline {
  const frontMatter = readFrontMatter(text);
  const scanner = createScanner(text);
  let at = frontMatter === undefined ? firstLine(text) : lineAfter(text, frontMatter.range.end);
  while (at < text.length) {
    const next = enterLine(scanner.cursor, at);
    scanLine(scanner);
    at = next;
  }
  closeTo(scanner, 1);
  closeLeaf(scanner);
  const { blocks } = scanner.root;
  return frontMatter === undefined ? { text, blocks } : { text, frontMatter, blocks };
}

function firstLine(text: string): number {
  return text.charCodeAt(0) === BOM ? 1 : 0;
}

function lineAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
  return text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}
