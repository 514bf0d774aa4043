import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import { stripHidden } from "../../util/strip-hidden.ts";

/** Quotes text from a file: every line behind `> `, hidden characters gone, at most `length` characters. Nothing in the text can end the quotation. */
export function quote(text: string, length: number): string {
  const lines = stripHidden(text.slice(0, length * 4)).split("\n");
  const clean = lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return shortenRedacted(clean, length)
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

/** Puts a value from a file into a sentence of the tool: one line in a code span that the value cannot close, at most 80 characters. */
export function inlineValue(text: string): string {
  return `\`${shortenRedacted(singleLine(text).replaceAll("`", "'"), 80)}\``;
}

/** Puts some values from a file into a sentence of the tool, the first eight of them. */
export function inlineList(values: readonly string[], separator = ", "): string {
  const shown = values.slice(0, 8).map(inlineValue).join(separator);
  return values.length > 8 ? `${shown} and ${values.length - 8} more` : shown;
}

/** Quotes a list from a file, one line each of at most 300 characters; a last line counts those after the first `count`. */
export function quoteList(items: readonly string[], count: number): string {
  const lines = items.slice(0, count).map((item) => `> - ${shortenRedacted(singleLine(item), 300)}`);
  return [...lines, ...(items.length > count ? [`> … and ${items.length - count} more`] : [])].join("\n");
}
