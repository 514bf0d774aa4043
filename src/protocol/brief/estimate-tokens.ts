/** What the tokens of a text are estimated from; sizes of texts with blanks between them add up. */
export interface TextSize {
  readonly length: number;
  readonly ascii: number;
  readonly words: number;
}

/** Measures a text for `tokensOf`. */
export function measureText(text: string): TextSize {
  const ascii = /[^\u0000-\u007f]/.test(text) ? text.replace(/[^\u0000-\u007f]/g, "").length : text.length;
  return { length: text.length, ascii, words: text.match(/\S+/g)?.length ?? 0 };
}

/** Adds sizes of texts that have blanks between them. */
export function addSizes(one: TextSize, other: TextSize): TextSize {
  return { length: one.length + other.length, ascii: one.ascii + other.ascii, words: one.words + other.words };
}

/** Estimates the tokens of a text that was measured. */
export function tokensOf({ length, ascii, words }: TextSize): number {
  return Math.ceil(Math.max(ascii / 4 + (length - ascii) / 1.5, words * 1.3));
}

/**
 * Estimates how many tokens a text takes, the same for every model: the larger of letters (4 ASCII ones a token, 1.5 others) and words (1.3 tokens each).
 * For budgets; the true figure of a model is usually a fifth lower.
 */
export function estimateTokens(text: string): number {
  return tokensOf(measureText(text));
}
