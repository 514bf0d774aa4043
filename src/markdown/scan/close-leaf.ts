import type { Block, TaskBox } from "../model.ts";
import { CLOSE_BRACKET, COLON, CR, isBlankUnit, LF, OPEN_BRACKET, SPACE, TAB } from "./char-codes.ts";
import type { Leaf, ParagraphLeaf } from "./leaf.ts";
import { trimEnd } from "./table-row.ts";

/** Makes the block of a leaf that has come to its end. */
export function blockOfLeaf(text: string, leaf: Leaf): Block {
  const range = { start: leaf.start, end: leaf.end };
  switch (leaf.kind) {
    case "paragraph":
      return mayDefine(text, leaf) ? { kind: "opaque", range } : { kind: "paragraph", range: { start: leaf.start, end: trimEnd(text, leaf.start, leaf.end) } };
    case "fence":
      return { kind: "code", range, fenced: true, language: leaf.language, closed: leaf.closed };
    case "indented":
      return { kind: "code", range, fenced: false, language: "", closed: true };
    case "html":
      return { kind: "html", range };
    case "table":
      return { kind: "table", range, header: leaf.header, delimiterRange: leaf.delimiterRange, rows: leaf.rows };
    case "opaque":
      return { kind: "opaque", range };
  }
}

/** Whether a paragraph may begin with link reference definitions, which only the tree tells apart. */
export function mayDefine(text: string, leaf: ParagraphLeaf): boolean {
  if (text.charCodeAt(leaf.start) !== OPEN_BRACKET) return false;
  for (let at = leaf.start + 1; at < leaf.end - 1; at += 1) {
    if (text.charCodeAt(at) === CLOSE_BRACKET && text.charCodeAt(at + 1) === COLON) return true;
  }
  return false;
}

/** The task box at the beginning of an item's first paragraph: something has to stand behind it. */
export function readTaskBox(text: string, paragraph: { readonly start: number; readonly end: number }): TaskBox | undefined {
  const { start, end } = paragraph;
  if (text.charCodeAt(start) !== OPEN_BRACKET || text.charCodeAt(start + 2) !== CLOSE_BRACKET || end <= start + 3) return undefined;
  const mark = text.charCodeAt(start + 1);
  const checked = mark === 120 || mark === 88;
  const after = text.charCodeAt(start + 3);
  if (!checked && mark !== SPACE && mark !== TAB) return undefined;
  if (!isBlankUnit(after) && after !== LF && after !== CR) return undefined;
  return { range: { start, end: start + 3 }, checked };
}
