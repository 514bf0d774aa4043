import type { Range } from "../../diagnostic/range.ts";

/** A name in a cell, without its markup; `target` is where a link points to. */
export interface CellName {
  readonly text: string;
  readonly range: Range;
  readonly target?: Range;
}

const LINK = /^\[((?:\\.|[^\]\\])*)\]\(<?([^)>\s]*)>?(?:\s[^)]*)?\)$/u;
const WRAPPERS = /^(\*\*|__|\*|`+)(.*)\1$/su;

/** Reads a name from a cell: plain, code, bold or a link; escaped pipes and signs are read as what they mean. */
export function parseCellName(text: string, { start, end }: Range): CellName {
  const cell = text.slice(start, end);
  if (/^[\w ./-]*$/u.test(cell) && !cell.startsWith("_")) return { text: cell, range: { start, end } };
  const link = LINK.exec(cell);
  if (link?.[2]) {
    const at = start + (link[1] ?? "").length + 3 + (cell.startsWith("<", (link[1] ?? "").length + 3) ? 1 : 0);
    const inner = parseCellName(text, { start: start + 1, end: start + 1 + (link[1] ?? "").length });
    return { text: inner.text, range: inner.range, target: { start: at, end: at + link[2].length } };
  }
  const [, wrapper = "", inner = ""] = WRAPPERS.exec(cell) ?? [];
  if (wrapper !== "" && inner.trim() !== "") return unwrapped(text, { start: start + wrapper.length, end: end - wrapper.length }, wrapper);
  return { text: cell.replace(/\\([!-/:-@[-`{-~])/gu, "$1"), range: { start, end } };
}

function unwrapped(text: string, range: Range, wrapper: string): CellName {
  if (!wrapper.startsWith("`")) return parseCellName(text, range);
  const content = text.slice(range.start, range.end);
  const pad = /^ .* $/u.test(content) && content.trim() !== "" ? 1 : 0;
  return { text: content.slice(pad, content.length - pad).replaceAll("\\|", "|"), range: { start: range.start + pad, end: range.end - pad } };
}
