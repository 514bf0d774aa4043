import type { Range } from "../diagnostic/range.ts";
import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineEnd } from "../util/line-end.ts";
import { lineStart } from "../util/line-start.ts";
import { nextLineStart } from "../util/next-line-start.ts";

/** Deletes the lines of a range; where they end the text without a line break, the text still ends without one. */
export function deleteWholeLines(text: string, range: Range): TextEdit {
  const start = lineStart(text, range.start);
  const end = nextLineStart(text, range.end);
  const last = lineEnd(text, range.end) === text.length;
  return { range: { start: last ? beforeBreak(text, start) : start, end }, newText: "" };
}

function beforeBreak(text: string, start: number): number {
  if (text.startsWith("\r\n", start - 2)) return start - 2;
  return /[\r\n]/u.test(text.charAt(start - 1)) ? start - 1 : start;
}
