import { lineEnd } from "./line-end.ts";

/** Finds where the line behind that of an offset begins, or the text's end. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return Math.min(text.length, end + (text.startsWith("\r\n", end) ? 2 : 1));
}
