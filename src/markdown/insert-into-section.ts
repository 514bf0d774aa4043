import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineStart } from "../util/line-start.ts";
import { nextLineStart } from "../util/next-line-start.ts";
import { insertBlock } from "./insert-block.ts";
import type { Section } from "./section.ts";
import { swallowsWhatFollows } from "./swallows-what-follows.ts";

/** Blocks for a section, and whether they go above or below its own blocks; what its child sections hold stays below them. */
export interface SectionInsertion {
  readonly markdown: string;
  readonly place: "start" | "end";
}

/** Writes blocks at the start or end of a section's own blocks, set off by blank lines; before a last block that would swallow them. */
export function insertIntoSection(text: string, section: Section, { markdown, place }: SectionInsertion): TextEdit {
  const at = place === "start" ? startOf(text, section) : endOf(text, section);
  return insertBlock(text, at, markdown);
}

function startOf(text: string, { heading, contentRange }: Section): number {
  if (heading !== undefined) return nextLineStart(text, heading.range.end);
  if (contentRange.start > 0) return nextLineStart(text, contentRange.start);
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

function endOf(text: string, section: Section): number {
  const last = section.blocks.at(-1);
  if (last === undefined) return startOf(text, section);
  return swallowsWhatFollows(text, last) ? lineStart(text, last.range.start) : nextLineStart(text, last.range.end);
}
