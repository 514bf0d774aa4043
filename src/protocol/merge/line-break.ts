/** The line break a text uses, by its first one; `\n` where it has none. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/u.exec(text)?.[0] ?? "\n";
}

/** Rewrites a text's line breaks to another's. */
export function withLineBreaks(text: string, eol: string): string {
  return text.replace(/\r\n|\r|\n/gu, eol);
}
