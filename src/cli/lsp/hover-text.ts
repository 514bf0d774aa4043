import { quote } from "../../protocol/brief/quote.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";

/** Writes a line of a list: `- **Owner:** Codex`. */
export function labelled(label: string, value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : [`- **${label}:** ${value}`];
}

/** One line from a file, without secrets, links, images and HTML; what is cut off was redacted before. */
export function lineFrom(text: string, length = 200): string {
  return harmless(shorten(singleLine(redactSecrets(text)), length));
}

/** Some lines from a file, quoted, without secrets, links, images and HTML: opening a hover loads nothing. */
export function quoted(text: string): string {
  return harmless(quote(redactSecrets(text), 1500));
}

/** A whole code span, or a sign that means something to Markdown. Code with `|` would be cut by the cells of a table, longer fences may go over lines, and bare addresses would swallow what escapes the signs behind them. */
const SPAN_OR_SIGN = /(?<span>(?<!`)`[^`|\n]+`(?!`))|[\\`[\]<|&]|(?<=\S)@(?=\S)|:(?=\/\/)|(?<=www)\./giu;

function harmless(markdown: string): string {
  return markdown.replaceAll(SPAN_OR_SIGN, (found, span: string | undefined) => span ?? `\\${found}`);
}

/** Takes the marks off, for clients that show no Markdown. */
export function withoutMarks(markdown: string): string {
  return markdown.replaceAll("**", "").replaceAll(/\\(?<sign>[\\`[\]<|&@:.])/gu, "$<sign>");
}
