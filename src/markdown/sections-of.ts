import type { Range } from "../diagnostic/range.ts";
import type { Block, Heading, Outline, Paragraph } from "./model.ts";
import { plainText } from "./plain-text.ts";
import type { Section } from "./section.ts";

/** Rank of a bold paragraph that acts as a heading. */
export const BOLD_DEPTH = 7;

const LONGEST_BOLD = 100;

interface OpenSection extends Section {
  readonly range: { readonly start: number; end: number };
  readonly contentRange: { readonly start: number; end: number };
  readonly blocks: Block[];
  readonly children: OpenSection[];
}

/** Arranges the top-level blocks of an outline below their headings; gives the root section. */
export function sectionsOf(outline: Outline): Section {
  const { text } = outline;
  const start = outline.frontMatter?.range.end ?? 0;
  const root: OpenSection = { depth: 0, title: "", range: { start: 0, end: text.length }, contentRange: { start, end: text.length }, blocks: [], children: [] };
  const open = [root];
  for (const block of outline.blocks.flatMap((candidate) => splitHeading(text, candidate))) {
    const depth = depthOf(text, block);
    if (depth === 0 || (block.kind !== "heading" && block.kind !== "paragraph")) {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    closeFrom(open, depth, block.range.start);
    const section = openSection(text, block, depth);
    open.at(-1)?.children.push(section);
    open.push(section);
  }
  return root;
}

function depthOf(text: string, block: Block): number {
  if (block.kind === "heading") return block.depth;
  return block.kind === "paragraph" && isBoldHeading(text, block.range) ? BOLD_DEPTH : 0;
}

/** A short line that is bold as a whole and ends in a colon or none acts as a heading; `**Owner: Codex**` is a field. */
function isBoldHeading(text: string, { start, end }: Range): boolean {
  if (end - start > LONGEST_BOLD || end - start < 5 || !text.startsWith("**", start)) return false;
  return /^\*\*[^*\r\n:：]+(?:\*\*[:：]?|[:：]\*\*)$/u.test(text.slice(start, end));
}

/** A bold line that is glued to the text above it heads what follows all the same. */
function splitHeading(text: string, block: Block): readonly Block[] {
  if (block.kind !== "paragraph") return [block];
  const { start, end } = block.range;
  const last = lastLine(text, block.range);
  if (last <= start || !isBoldHeading(text, { start: last, end })) return [block];
  return [
    { kind: "paragraph", range: { start, end: start + text.slice(start, last).trimEnd().length } },
    { kind: "paragraph", range: { start: last, end } },
  ];
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
  const title = plainText(text.slice(content.start, content.end)).replace(/\s*[:：]$/u, "");
  const { start, end } = heading.range;
  return { heading, depth, title, range: { start, end: text.length }, contentRange: { start: end, end: text.length }, blocks: [], children: [] };
}
