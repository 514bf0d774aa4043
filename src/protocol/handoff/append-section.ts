import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { Outline } from "../../markdown/model.ts";
import { scanOutline } from "../../markdown/scan-outline.ts";
import type { Section } from "../../markdown/section.ts";
import { endGap } from "./end-gap.ts";
import { isBlankAbove, lineStart } from "./line-bounds.ts";

/** A section to write, its body without line breaks at both ends; "" for an empty one. */
export interface NewSection {
  readonly title: string;
  readonly body: string;
}

/** Writes a new section of rank 2 in front of another, or at the end of the text; before a last block that would swallow it, such as an unclosed fence. */
export function appendSection(outline: Outline, section: NewSection, before?: Section): TextEdit {
  const { text, blocks } = outline;
  const eol = eolOf(text);
  const markdown = `## ${section.title}\n${section.body === "" ? "" : `\n${section.body}\n`}`.replaceAll(/\r\n|\r|\n/gu, eol);
  if (before?.heading) return insertionAbove(text, before.heading.range.start, markdown);
  const atEnd = { range: { start: text.length, end: text.length }, newText: endGap(text) + markdown };
  const last = blocks.at(-1);
  if (!last || !["code", "html", "opaque"].includes(last.kind) || opensSection(text, atEnd, section)) return atEnd;
  const above = insertionAbove(text, last.range.start, markdown);
  return opensSection(text, above, section) ? above : insertionAbove(text, blocks[0]?.range.start ?? 0, markdown);
}

function insertionAbove(text: string, offset: number, markdown: string): TextEdit {
  const start = lineStart(text, offset);
  const gap = isBlankAbove(text, start) ? "" : eolOf(text);
  return { range: { start, end: start }, newText: `${gap}${markdown}${eolOf(text)}` };
}

/** Says whether a section that is written here reads as one: the block above may take it in. */
function opensSection(text: string, edit: TextEdit, section: NewSection): boolean {
  const next = scanOutline(applyEdits(text, [edit]));
  const from = edit.range.start;
  const heading = next.blocks.find((block) => block.kind === "heading" && block.range.start >= from);
  return heading?.kind === "heading" && next.text.slice(heading.contentRange.start, heading.contentRange.end) === section.title;
}
