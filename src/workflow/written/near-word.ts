import { nearest } from "../../util/nearest.ts";

/** Finds the word that somebody may have meant: one that is near, or one of the same letters in another order, which in a short word is far. */
export function nearWord(query: string, words: readonly string[]): string | undefined {
  const [near] = nearest(query, words, 1);
  return near ?? words.find((word) => word.length === query.length && lettersOf(word) === lettersOf(query));
}

function lettersOf(word: string): string {
  return word.toLowerCase().split("").sort().join("");
}
