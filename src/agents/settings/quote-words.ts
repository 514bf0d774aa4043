/** Puts words together as a line for `sh`: what is not plain stands in single quotes. */
export function quoteForSh(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`)).join(" ");
}

/** Puts words together as a line for `cmd`: an `@` before a first word in quotes keeps cmd from taking the outermost quotes off. */
export function quoteForCmd(words: readonly string[]): string {
  const line = words.map((word) => (/^[\w+=:,.\\/-]+$/.test(word) ? word : `"${word.replaceAll("%", '"^%"')}"`)).join(" ");
  return line.startsWith('"') ? `@${line}` : line;
}

/** Puts words together as a call for PowerShell. */
export function quoteForPowerShell(words: readonly string[]): string {
  return `& ${words.map((word) => (/^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`)).join(" ")}`;
}

/** Whether an absolute path is one of Windows: `C:\…`, `C:/…` or `\\server\…`. */
export function isWindowsPath(path: string): boolean {
  return /^(?:[A-Za-z]:[\\/]|\\\\)/.test(path);
}

/** Reads the words of a line that a shell was given, in single or double quotes or plain; good enough for lines that stand in settings. Never throws. */
export function splitWords(line: string): readonly string[] {
  const isWindows = /(?:^|[\s"'@&])[A-Za-z]:\\/.test(line);
  const pattern = isWindows ? /(?:"[^"]*"|'(?:[^']|'')*'|\^[^\s]|[^\s"'])+/g : /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/gs;
  return [...line.matchAll(pattern)].map(([word]) => (isWindows ? unquoteWindows(word) : unquoteSh(word)));
}

function unquoteSh(word: string): string {
  return word.replaceAll(/"(?:\\.|[^"\\])*"|'[^']*'|\\./gs, (part) => {
    if (part.startsWith('"')) return part.slice(1, -1).replaceAll(/\\([\\"$`])/g, "$1");
    return part.startsWith("'") ? part.slice(1, -1) : part.slice(1);
  });
}

function unquoteWindows(word: string): string {
  return word.replace(/^@/, "").replaceAll(/"[^"]*"|'(?:[^']|'')*'|\^./g, (part) => {
    if (part.startsWith('"')) return part.slice(1, -1);
    return part.startsWith("'") ? part.slice(1, -1).replaceAll("''", "'") : part.slice(1);
  });
}
