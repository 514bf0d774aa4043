/** Writes text as a Markdown code span, with as many backticks as it takes; line ends become blanks. */
export function codeSpan(content: string): string {
  const line = content.replace(/\s*[\r\n]+\s*/gu, " ");
  const longest = Math.max(0, ...(line.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padding = longest > 0 || /^ .* $/u.test(line) ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}
