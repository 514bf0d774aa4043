import { scanOutline } from "../../markdown/scan-outline.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import type { Outline } from "../../markdown/model.ts";
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
  const { text } = outline;
  const eol = eolOf(text);
  const markdown = `## ${section.title}\n${section.body === "" ? "" : `\n${section.body}\n`}`.replace(/\r\n|\r|\n/gu, eol);
  const last = outline.blocks.at(-1);
  const swallowing = last && ["code", "html", "opaque"].includes(last.kind) && swallows(text.slice(last.range.start)) ? last.range.start : undefined;
  const at = before?.heading?.range.start ?? swallowing;
  if (at === undefined) return { range: { start: text.length, end: text.length }, newText: endGap(text) + markdown };
  const start = lineStart(text, at);
  const gap = isBlankAbove(text, start) ? "" : eol;
  return { range: { start, end: start }, newText: `${gap}${markdown}${eol}` };
}

/** Says whether a heading behind this block would be taken as part of it. */
function swallows(block: string): boolean {
  return scanOutline(`${block}\n\n## x\n`).blocks.at(-1)?.kind !== "heading";
}
