import type { TextEdit } from "../diagnostic/text-edit.ts";
import { lineStart } from "../util/line-start.ts";
import { insertBlock } from "./insert-block.ts";
import type { Outline } from "./model.ts";
import type { Section } from "./section.ts";
import { swallowsWhatFollows } from "./swallows-what-follows.ts";

/** A section to write: its heading's text, its rank (2 unless told otherwise) and its body, "" for none. */
export interface NewSection {
  readonly title: string;
  readonly depth?: 1 | 2 | 3 | 4 | 5 | 6;
  readonly body: string;
}

/** Writes a new section behind another with all its children, or at the end of the text; before a last block that would swallow it. */
export function insertSectionAfter(outline: Outline, section: Section | undefined, { title, depth = 2, body }: NewSection): TextEdit {
  const { text } = outline;
  const heading = `${"#".repeat(depth)} ${title.trim()}`;
  const end = section?.range.end ?? text.length;
  const at = end === text.length ? endOf(outline) : lineStart(text, end);
  return insertBlock(text, at, body === "" ? heading : `${heading}\n\n${body}`);
}

function endOf({ text, blocks }: Outline): number {
  const last = blocks.at(-1);
  return last !== undefined && swallowsWhatFollows(text, last) ? lineStart(text, last.range.start) : text.length;
}
