/** Rewrites all line breaks of a text as the given one. */
export function withEol(text: string, eol: "\n" | "\r\n"): string {
  return text.replaceAll(/\r\n|\r|\n/gu, eol);
}
