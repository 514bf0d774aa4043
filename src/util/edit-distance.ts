/** Counts the single-letter edits between two words (Levenshtein), giving `limit + 1` as soon as there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    row = nextRow(row, { a, b, i });
    if (Math.min(...row) > limit) return limit + 1;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

function nextRow(above: readonly number[], { a, b, i }: { readonly a: string; readonly b: string; readonly i: number }): number[] {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const substituted = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
    row.push(Math.min(substituted, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
  }
  return row;
}
