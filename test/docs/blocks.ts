/** A fenced code block of a page, with what the HTML comments right above it ask of the test. */
export interface DocBlock {
  readonly language: string;
  readonly body: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** `<!-- no-run: reason -->`: why the block is not run. */
  readonly noRun?: string;
  /** `<!-- file: path -->`: the block is what that file holds. */
  readonly file?: string;
}

/** `<!-- setup: command -->`: what has to happen before the next block, out of the reader's sight. */
export interface DocSetup {
  readonly command: string;
  readonly line: number;
}

export type DocPart = ({ readonly kind: "block" } & DocBlock) | ({ readonly kind: "setup" } & DocSetup);

const FENCE = /^(?<fence>`{3,}|~{3,})(?<language>\S*)\s*$/u;
const COMMENT = /^<!-- (?<word>no-run|file|setup): (?<text>.+) -->$/u;

/** Reads the code blocks at the left margin of a page, in order, with the comments that steer the test. */
export function readDocParts(markdown: string): readonly DocPart[] {
  const lines = markdown.split("\n");
  const parts: DocPart[] = [];
  let notes: { noRun?: string; file?: string } = {};
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const comment = COMMENT.exec(line)?.groups;
    const fence = FENCE.exec(line)?.groups;
    if (comment?.["word"] === "setup") parts.push({ kind: "setup", command: comment["text"] ?? "", line: at + 1 });
    else if (comment?.["word"] === "file") notes.file = comment["text"] ?? "";
    else if (comment) notes.noRun = comment["text"] ?? "";
    else if (fence) {
      const end = lines.indexOf(fence["fence"] ?? "", at + 1);
      const stop = end < 0 ? lines.length : end;
      parts.push({ kind: "block", language: fence["language"] ?? "", body: lines.slice(at + 1, stop).join("\n"), line: at + 1, ...notes });
      notes = {};
      at = stop;
    } else if (line.trim() !== "") notes = {};
  }
  return parts;
}
