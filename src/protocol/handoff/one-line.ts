/** Folds line ends and tabs to single blanks, for values that are to stay on one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0085\u2028\u2029]+/gu, " ").trim();
}
