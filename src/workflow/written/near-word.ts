import { nearest } from "../../util/nearest.ts";

/** Finds the word that somebody may have meant: one of the same letters in another order, which in a short word is far, or one that is near. */
export function nearWord(query: string, words: readonly string[]): string | undefined {
  const letters = lettersOf(query);
  const swapped = words.find((word) => word.length === query.length && lettersOf(word) === letters);
  return swapped ?? nearest(query, words, 1)[0];
}

function lettersOf(word: string): string {
  return word.toLowerCase().split("").sort().join("");
}
