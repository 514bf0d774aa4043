import type { Span } from "../../util/diff-sequences.ts";
import { mergeSequences, type MergeChunk } from "../../util/merge-sequences.ts";
import { sameItems } from "../../util/same-items.ts";
import { splitLines } from "../../util/split-lines.ts";
import { conflictBlock, conflictLines } from "./conflict-markers.ts";
import { lineBreakOf } from "./line-break.ts";
import type { Merge, Sides } from "./model.ts";

/** Merges three texts line by line: what one side changed is taken, what both changed differently stands between conflict markers. */
export function mergeLines({ base = "", ours, theirs }: Sides<string>): Merge {
  const lines = { base: splitLines(base), ours: splitLines(ours), theirs: splitLines(theirs) };
  const eol = lineBreakOf(ours);
  let text = "";
  let at = 0;
  for (const chunk of mergeSequences(lines.base, lines.ours, lines.theirs)) {
    text += lines.ours.slice(at, chunk.ours.start).join("") + mergeChunk(chunk, lines, eol);
    at = chunk.ours.end;
  }
  text += lines.ours.slice(at).join("");
  return { text, conflicts: conflictLines(text).map((line) => ({ what: "text", line })) };
}

function mergeChunk(chunk: MergeChunk, lines: Sides<readonly string[]>, eol: string): string {
  const cut = (side: readonly string[], span: Span): readonly string[] => side.slice(span.start, span.end);
  const ours = cut(lines.ours, chunk.ours);
  const theirs = cut(lines.theirs, chunk.theirs);
  if (chunk.changed === "ours" || sameItems(ours, theirs)) return ours.join("");
  if (chunk.changed === "theirs") return theirs.join("");
  return `${conflictBlock(withoutBreak(ours), withoutBreak(theirs), eol)}${eol}`;
}

function withoutBreak(lines: readonly string[]): string {
  return lines.join("").replace(/(?:\r\n|\r|\n)$/u, "");
}
