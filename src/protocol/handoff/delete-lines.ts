import type { Range } from "../../diagnostic/range.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { isBlankAbove, isBlankLine, nextLineStart, wholeLines } from "./line-bounds.ts";

/** Deletes the lines of a block; where it stands between blank lines, those below go too. */
export function deleteLines(text: string, range: Range): TextEdit {
  const { start, end } = wholeLines(text, range);
  return { range: { start, end: isBlankAbove(text, start) ? afterBlankLines(text, end) : end }, newText: "" };
}

function afterBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlankLine(text, at)) at = nextLineStart(text, at);
  return at;
}
