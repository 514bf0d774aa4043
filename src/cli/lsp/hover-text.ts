import { quote } from "../../protocol/brief/quote.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";

/** Writes a line of a list: `- **Owner:** Codex`. */
export function labelled(label: string, value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : [`- **${label}:** ${value}`];
}

/** One line from a file without links, images and HTML. */
export function lineFrom(text: string, length = 200): string {
  return harmless(shorten(singleLine(text), length));
}

/** Some lines from a file, quoted, without links, images and HTML: opening a hover loads nothing. */
export function quoted(text: string): string {
  return harmless(quote(text, 1500));
}

function harmless(markdown: string): string {
  return markdown.replaceAll(/[[\]<]|!(?=\[)/gu, String.raw`\$&`);
}
