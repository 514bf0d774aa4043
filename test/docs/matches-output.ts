/**
 * Compares the output a page shows with the real one. A line `…` stands for any lines, `…` inside a line for anything, `<time>` for a time or date,
 * `<commit>` for an abbreviated commit, `<hash>` for a hash, `<path>` for a path without blanks. Blanks at line ends do not count. A page that shows nothing expects nothing.
 */
export function matchesOutput(expected: readonly string[], actual: string): boolean {
  if (expected.every((line) => line.trim() === "")) return true;
  const lines = expected.map((line) => (line.trim() === "…" ? "(?:.*\\n)*?" : `${lineSource(line.trimEnd())}\\n`));
  const text = `${actual
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd()}\n`;
  return new RegExp(`^${lines.join("").replace(/(?:\\n)+$/u, "")}\\n*$`, "u").test(text);
}

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  "…": ".*",
  "<time>": "\\d{4}-\\d{2}-\\d{2}(?:T[\\d:.]+Z?)?",
  "<commit>": "[0-9a-f]{7,12}",
  "<hash>": "[0-9a-f]{8,64}",
  "<path>": "\\S+",
};
const PLACEHOLDER = /(…|<time>|<commit>|<hash>|<path>)/u;

function lineSource(line: string): string {
  return line
    .split(PLACEHOLDER)
    .map((part) => PLACEHOLDERS[part] ?? part.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"))
    .join("");
}
