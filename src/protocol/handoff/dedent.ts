/** Takes off the indentation that all lines share, and blank lines at both ends; line ends become `\n`. */
export function dedent(text: string): string {
  const hasReturns = text.includes("\r");
  if (!hasReturns && !text.includes("\n")) return text.trim();
  const lines = hasReturns ? text.split(/\r\n|\r|\n/) : text.split("\n");
  let first = -1;
  let last = -1;
  let shared = Number.POSITIVE_INFINITY;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const ink = line.trimStart().length;
    if (ink === 0) continue;
    if (first === -1) first = at;
    last = at;
    if (line.length - ink < shared) shared = line.length - ink;
  }
  if (first === -1) return "";
  let result = (lines[first] ?? "").slice(shared).trimEnd();
  for (let at = first + 1; at <= last; at += 1) result += `\n${(lines[at] ?? "").slice(shared).trimEnd()}`;
  return result;
}
