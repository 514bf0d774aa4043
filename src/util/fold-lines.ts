/** Makes one line of a text: each line break with the blanks around it becomes one space. Linear. */
export function foldLines(text: string): string {
  const lines = text.split(/[\r\n]+/u);
  const last = lines.length - 1;
  return lines.map((line, at) => trimSides(line, at > 0, at < last)).join(" ");
}

function trimSides(line: string, start: boolean, end: boolean): string {
  const begun = start ? line.trimStart() : line;
  return end ? begun.trimEnd() : begun;
}
