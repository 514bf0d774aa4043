/** One sentence or line of a text, and where it begins. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** Takes a text apart at line ends and behind `.`, `!` and `?` before a blank; paths and versions stay whole. Linear. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(/\r?\n|[.!?](?=\s)/gu)) {
    const end = index + mark.length;
    if (end > start) sentences.push({ text: text.slice(start, end), start });
    start = end;
  }
  if (start < text.length) sentences.push({ text: text.slice(start), start });
  return sentences;
}
