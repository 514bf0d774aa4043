import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { stripHidden } from "../../util/strip-hidden.ts";

/** Quotes text from a file: every line behind `> `, hidden characters gone, at most `length` characters. Nothing in the text can end the quotation. */
export function quote(text: string, length = Number.POSITIVE_INFINITY): string {
  const clean = stripHidden(text).replace(/[ \t]+$/gmu, "").replace(/\n{3,}/gu, "\n\n").trim();
  return shorten(clean, length).split("\n").map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
}

/** Puts a value from a file into a sentence of the tool: one line in a code span that the value cannot close, at most 80 characters. */
export function inlineValue(text: string): string {
  return `\`${shorten(singleLine(text).replaceAll("`", "'"), 80)}\``;
}

/** Quotes a list from a file, one line each of at most 300 characters; a last line counts those after the first `count`. */
export function quoteList(items: readonly string[], count = Number.POSITIVE_INFINITY): string {
  const lines = items.slice(0, count).map((item) => `> - ${shorten(singleLine(item), 300)}`);
  return [...lines, ...(items.length > count ? [`> … and ${items.length - count} more`] : [])].join("\n");
}
