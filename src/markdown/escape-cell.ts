/** Makes a value fit for a table cell: pipes that are not escaped yet get a backslash, also inside code; line breaks become spaces. */
export function escapeCell(value: string): string {
  return value.replaceAll(/\\[\s\S]|\||\s*[\r\n]+\s*/gu, (found) => {
    if (found === "|") return "\\|";
    return found.startsWith("\\") ? found.replaceAll(/[\r\n]/gu, " ") : " ";
  });
}
