/** Sets rows in columns with two blanks between; the last column is cut to the width, where one is given. */
export function columns(rows: readonly (readonly string[])[], width?: number): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => `${fit(row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  "), width)}\n`).join("");
}

function fit(line: string, width: number | undefined): string {
  const text = line.trimEnd();
  return width === undefined || text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
}
