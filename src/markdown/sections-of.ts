import type { Range } from "../diagnostic/range.ts";
import type { Block, Heading, Outline, Paragraph } from "./model.ts";
import { plainText } from "./plain-text.ts";
import type { Section } from "./section.ts";

/** Rank of a bold paragraph that acts as a heading. */
export const BOLD_DEPTH = 7;

const LONGEST_BOLD = 100;

/** Most sections hold few blocks: a list that is pushed to takes room for many, so the first one makes a new list. */
interface OpenSection extends Section {
  readonly range: { readonly start: number; end: number };
  readonly contentRange: { readonly start: number; end: number };
  blocks: Block[];
  children: OpenSection[];
}

/** Arranges the top-level blocks of an outline below their headings; gives the root section. */
export function sectionsOf(outline: Outline): Section {
  const { text } = outline;
  const start = outline.frontMatter?.range.end ?? 0;
  const root: OpenSection = { depth: 0, title: "", range: { start: 0, end: text.length }, contentRange: { start, end: text.length }, blocks: [], children: [] };
  const open = [root];
  for (const block of outline.blocks) {
    const heading = block.kind === "paragraph" ? boldTail(text, block.range) : undefined;
    if (heading === undefined || heading === block.range) place(text, open, block);
    else {
      const { range } = block;
      place(text, open, { kind: "paragraph", range: { start: range.start, end: range.start + text.slice(range.start, heading.start).trimEnd().length } });
      place(text, open, { kind: "paragraph", range: heading });
    }
  }
  return root;
}

function place(text: string, open: OpenSection[], block: Block): void {
  const depth = depthOf(text, block);
  if (depth === 0 || (block.kind !== "heading" && block.kind !== "paragraph")) {
    const holder = open[open.length - 1];
    if (holder?.blocks.length === 0) holder.blocks = [block];
    else holder?.blocks.push(block);
    return;
  }
  closeFrom(open, depth, block.range.start);
  const section = openSection(text, block, depth);
  const parent = open[open.length - 1];
  if (parent?.children.length === 0) parent.children = [section];
  else parent?.children.push(section);
  open.push(section);
}

function depthOf(text: string, block: Block): number {
  if (block.kind === "heading") return block.depth;
  return block.kind === "paragraph" && isBoldHeading(text, block.range) ? BOLD_DEPTH : 0;
}

/** A short line that is bold as a whole and ends in a colon or none acts as a heading; `**Owner: Codex**` is a field. */
function isBoldHeading(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_BOLD || end - start < 5 || !mayEndBold(text, end) || !text.startsWith("**", start)) return false;
  return /^\*\*[^*\r\n:：]+(?:\*\*[:：]?|[:：]\*\*)$/.test(text.slice(start, end));
}

/** Bold text ends in a star, or in a colon behind it. */
function mayEndBold(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return (last === STAR || last === COLON || last === WIDE_COLON) && text.charCodeAt(end - 2) === STAR;
}

const STAR = 42;
const COLON = 58;
const WIDE_COLON = 0xff1a;

/** Finds the bold line that a paragraph ends with, which heads what follows although it is glued to the text above it; the range itself where the whole is one line. */
function boldTail(text: string, range: Range): Range | undefined {
  if (!mayEndBold(text, range.end)) return undefined;
  const last = { start: lastLine(text, range), end: range.end };
  if (last.start <= range.start) return range;
  return isBoldHeading(text, last) ? last : undefined;
}

/** Where the last line of a stretch begins, as long as it is short enough for a heading. */
function lastLine(text: string, { start, end }: Range): number {
  let at = end;
  while (at > start && end - at <= LONGEST_BOLD && text.charAt(at - 1) !== "\n" && text.charAt(at - 1) !== "\r") at -= 1;
  return at;
}

/** Sections of the same or a lower rank end where the new one begins. */
function closeFrom(open: OpenSection[], depth: number, at: number): void {
  while (open.length > 1 && (open.at(-1)?.depth ?? 0) >= depth) {
    const section = open.pop();
    if (section === undefined) return;
    section.range.end = at;
    section.contentRange.end = at;
  }
}

function openSection(text: string, heading: Heading | Paragraph, depth: number): OpenSection {
  const content = heading.kind === "heading" ? heading.contentRange : heading.range;
  const title = titleOf(text.slice(content.start, content.end));
  const { start, end } = heading.range;
  return { heading, depth, title, range: { start, end: text.length }, contentRange: { start: end, end: text.length }, blocks: [], children: [] };
}

function titleOf(markdown: string): string {
  const words = plainText(markdown);
  const last = words.charCodeAt(words.length - 1);
  return last === COLON || last === WIDE_COLON ? words.slice(0, -1).trimEnd() : words;
}
