/** Takes a name or a text apart into words of three letters at least, lower-case and cut to their stems: `implement` and `implementation` are one. */
export function wordsOf(text: string): readonly string[] {
  const words = text
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu);
  return (words ?? []).map(stem);
}

/** Long words are cut to six letters, shorter ones lose their `s`. */
function stem(word: string): string {
  return word.length > 6 ? word.slice(0, 6) : word.replace(/s$/u, "");
}
