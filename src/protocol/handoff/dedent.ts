/** Takes off the indentation that all lines share, and blank lines at both ends; line ends become `\n`. */
export function dedent(text: string): string {
  const lines = text.split(/\r\n|\r|\n/u);
  while (lines.length > 0 && lines[0]?.trim() === "") lines.shift();
  while (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Math.min(shared, line.length)).trimEnd()).join("\n");
}
