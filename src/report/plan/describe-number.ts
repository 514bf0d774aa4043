/** Counts things for people: `1 step`, `12 steps`. */
export function describeNumber(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
