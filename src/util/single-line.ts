import { stripHidden } from "./strip-hidden.ts";

/** Makes one line of a text for a cell, a label or a message: no hidden characters, every run of blanks and line breaks one space, none around. */
export function singleLine(text: string): string {
  return stripHidden(text).replace(/\s+/gu, " ").trim();
}
