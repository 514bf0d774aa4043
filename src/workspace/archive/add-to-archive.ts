/** What goes into an archive: a heading that says what and when, and the entries as they stood, one block of Markdown each. */
export interface ArchivedPart {
  /** Text of the heading, such as `Handoff log up to 2026-11-20`. */
  readonly heading: string;
  /** Lines that come before the entries of every such part, such as the head of their table. */
  readonly lead?: string;
  readonly entries: readonly string[];
}

/**
 * Adds parts to the text of an archive, at its end, in the line ending it has. An entry that stands in the archive already, line for line, is not added again: after a crash between writing the
 * archive and shrinking the handoff, the next run repairs by itself. Pure.
 */
export function addToArchive(archive: string, title: string, parts: readonly ArchivedPart[]): string {
  const known = `\n${normalized(archive)}\n`;
  const fresh = parts
    .map((part) => ({ ...part, entries: part.entries.filter((entry) => !known.includes(`\n${normalized(entry)}\n`)) }))
    .filter((part) => part.entries.length > 0);
  if (fresh.length === 0) return archive;
  const eol = archive.includes("\r\n") ? "\r\n" : "\n";
  const head = archive === "" ? `# ${title}${eol}` : archive;
  const blocks = fresh.map((part) => `${eol}${linesOf(part).join(eol)}${eol}`);
  return `${head}${head.endsWith("\n") ? "" : eol}${blocks.join("")}`;
}

function linesOf(part: ArchivedPart): readonly string[] {
  return [`## ${part.heading}`, "", ...(part.lead === undefined ? [] : splitLines(part.lead)), ...part.entries.flatMap(splitLines)];
}

function splitLines(text: string): readonly string[] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/);
}

function normalized(text: string): string {
  return splitLines(text)
    .map((line) => line.trimEnd())
    .join("\n");
}
