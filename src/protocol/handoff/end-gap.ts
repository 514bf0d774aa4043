import { eolOf } from "../../markdown/eol-of.ts";
import { isBlankAbove } from "./line-bounds.ts";

/** What has to be written at the end of a text before a new block: nothing where the text is empty or ends in a blank line, else the missing line breaks. */
export function endGap(text: string): string {
  const eol = eolOf(text);
  if (text === "" || text === "\u{feff}") return "";
  if (!/[\r\n]$/u.test(text)) return eol + eol;
  return isBlankAbove(text, text.length) ? "" : eol;
}
