import type { Range } from "../../diagnostic/range.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { isBlankAbove, isBlankLine, nextLineStart, wholeLines } from "./line-bounds.ts";

/** Deletes the lines of a block; where it stands between blank lines, those below go too. */
export function deleteLines(text: string, range: Range): TextEdit {
  const { start, end } = wholeLines(text, range);
  let to = end;
  const blankAbove = isBlankAbove(text, start);
  while (blankAbove && to < text.length && isBlankLine(text, to)) to = nextLineStart(text, to);
  return { range: { start, end: to }, newText: "" };
}
