/** Splits a text into its lines, each with the break (`\n`, `\r\n` or `\r`) that ends it; joined again they are the text. */
export function splitLines(text: string): readonly string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];
}
