import type { FrontMatter } from "../model.ts";
import { BOM, CR, DASH, LF } from "./char-codes.ts";
import { trimEnd } from "./table-row.ts";

/** Finds the front matter of a text: a line `---` at its very beginning (behind a byte-order mark) and a second one that ends it. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const start = text.charCodeAt(0) === BOM ? 1 : 0;
  const first = lineEnd(text, start);
  if (!isFence(text, start, first)) return undefined;
  const content = afterBreak(text, first);
  for (let at = content; at < text.length;) {
    const end = lineEnd(text, at);
    if (isFence(text, at, end)) return { range: { start, end: at + 3 }, contentRange: { start: content, end: at } };
    at = afterBreak(text, end);
  }
  return undefined;
}

function isFence(text: string, start: number, end: number): boolean {
  return (
    text.charCodeAt(start) === DASH &&
    text.charCodeAt(start + 1) === DASH &&
    text.charCodeAt(start + 2) === DASH &&
    trimEnd(text, start + 3, end) === start + 3 &&
    end >= start + 3
  );
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) at += 1;
  return at;
}

function afterBreak(text: string, end: number): number {
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}
