import {
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACKET,
  COLON,
  DASH,
  EQUALS,
  GREATER,
  HASH,
  isBlankUnit,
  isDigit,
  LESS,
  OPEN_BRACKET,
  PLUS,
  SPACE,
  STAR,
  TAB,
  TILDE,
  UNDERSCORE,
} from "./char-codes.ts";
import { enterQuote } from "./continue-line.ts";
import { indentOf, isBlank, offsetOf, skipColumns, skipInk } from "./cursor.ts";
import { headingContent } from "./heading-content.ts";
import { endsHtml, readHtmlStart } from "./html-block.ts";
import type { ParagraphLeaf } from "./leaf.ts";
import { fenceLength, headingDepth, isThematicBreak, readMarker, type Marker, type Stretch } from "./line-starts.ts";
import { addBlock, closeLeaf, closeTo, innermost, MAX_DEPTH, stretch, type Scanner } from "./scanner.ts";
import { mayDefine } from "./close-leaf.ts";
import { readLanguage } from "./read-language.ts";
import { trimEnd } from "./table-row.ts";

/** What became of a line's beginning: a container was opened (look again), a whole line was used up, or nothing begins here. */
export type Start = "container" | "line" | "none";

/** Where a block may begin: how many open containers the line continues, and the paragraph it would have to interrupt. */
interface StartPlace {
  readonly depth: number;
  /** Whether a container was opened on this very line, below text: remark then takes weak beginnings for text at times. */
  readonly nested: boolean;
  readonly paragraph: ParagraphLeaf | undefined;
}

/** Begins the block that starts at the cursor, if one does; `depth` is how many open containers the line continues. */
export function startBlock(scanner: Scanner, depth: number): Start {
  const { cursor, leaf, stack } = scanner;
  const start = cursor.ink;
  if (isBlank(cursor) || (leaf?.kind === "paragraph" && !mayBegin(cursor.text.charCodeAt(start)))) return "none";
  if (indentOf(cursor) > 3) return leaf?.kind === "paragraph" ? "none" : startIndented(scanner, depth);
  const sign = cursor.text.charCodeAt(start);
  if (!isSign(sign)) return "none";
  const nested = scanner.belowText && leaf === undefined;
  const place = { depth, nested, paragraph: leaf?.kind === "paragraph" && stack.length === depth ? leaf : undefined };
  if (sign === GREATER) return startQuote(scanner, place) ? "container" : "none";
  const line = { text: cursor.text, start, end: cursor.end };
  return startLine(scanner, { place, line, sign }) ? "line" : startItem(scanner, place, line);
}

/** Whether a block can begin with this unit at all; prose mostly begins with another. */
function mayBegin(unit: number): boolean {
  return unit < 65 || (unit > 90 && unit < 97) || (unit > 122 && unit < 127);
}

/** Whether a block begins with this unit: a digit or one of `#`, `*`, `+`, `-`, `<`, `=`, `>`, `[`, `_`, `` ` ``, `~`. */
function isSign(unit: number): boolean {
  if (unit >= 60) return unit <= 62 || unit === OPEN_BRACKET || unit === UNDERSCORE || unit === BACKTICK || unit === TILDE;
  return isDigit(unit) || unit === HASH || unit === STAR || unit === PLUS || unit === DASH;
}

interface Beginning {
  readonly place: StartPlace;
  readonly line: Stretch;
  readonly sign: number;
}

/** Begins the block that its first unit may stand for and that is a matter of whole lines, if one does. */
function startLine(scanner: Scanner, { place, line, sign }: Beginning): boolean {
  switch (sign) {
    case HASH:
      return startHeading(scanner, place, line);
    case BACKTICK:
    case TILDE:
      return startFence(scanner, place, line);
    case LESS:
      return startHtml(scanner, place, line);
    case EQUALS:
      return startSetext(scanner, place, line);
    case DASH:
      return startSetext(scanner, place, line) || startBreak(scanner, place, line);
    case STAR:
    case UNDERSCORE:
      return startBreak(scanner, place, line);
    case OPEN_BRACKET:
      return startFootnote(scanner, place, line);
    default:
      return false;
  }
}

function startBreak(scanner: Scanner, { depth }: StartPlace, line: Stretch): boolean {
  if (!isThematicBreak(line)) return false;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  addBlock(scanner, { kind: "thematic-break", range: { start: line.start, end: trimEnd(line.text, line.start, line.end) } });
  return true;
}

function startFootnote(scanner: Scanner, { depth }: StartPlace, line: Stretch): boolean {
  if (!beginsFootnote(line)) return false;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  decline(scanner, line);
  return true;
}

/** Declines this line and those that follow it. */
export function decline(scanner: Scanner, line: Stretch): void {
  const end = trimEnd(line.text, line.start, line.end);
  let { start } = line;
  while (start > 0 && isBlankUnit(line.text.charCodeAt(start - 1))) start -= 1;
  scanner.leaf = { kind: "opaque", start, end, afterBlank: false, toEnd: mayHoldCode(line) };
  stretch(scanner, end);
}

/** Whether a fence or HTML may begin somewhere in a declined line. */
export function mayHoldCode({ text, start, end }: Stretch): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LESS || ((unit === BACKTICK || unit === TILDE) && text.charCodeAt(at + 1) === unit && text.charCodeAt(at + 2) === unit)) return true;
  }
  return false;
}

function startIndented(scanner: Scanner, depth: number): Start {
  const { cursor } = scanner;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  if (followsContainer(scanner)) {
    decline(scanner, { text: cursor.text, start: cursor.ink, end: cursor.end });
    return "line";
  }
  const start = offsetOf(cursor);
  scanner.leaf = { kind: "indented", start, end: trimEnd(cursor.text, start, cursor.end) };
  stretch(scanner, scanner.leaf.end);
  return "line";
}

/** Indented code that follows a quote or list remark splits in two at times. */
function followsContainer(scanner: Scanner): boolean {
  const kind = innermost(scanner).blocks.at(-1)?.kind;
  return kind === "quote" || kind === "list" || kind === "opaque";
}

function startQuote(scanner: Scanner, { depth }: StartPlace): boolean {
  const mark = scanner.stack.length > MAX_DEPTH * 2 ? -1 : enterQuote(scanner.cursor);
  if (mark === -1) return false;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  if (scanner.stack.some((container) => container.kind === "quote")) scanner.unsure = true;
  scanner.stack.push({ kind: "quote", start: mark, end: mark + 1, blocks: [] });
  return true;
}

function startHeading(scanner: Scanner, { depth }: StartPlace, line: Stretch): boolean {
  const rank = headingDepth(line);
  if (rank === 0) return false;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  const end = trimEnd(line.text, line.start, line.end);
  const contentRange = headingContent({ ...line, start: line.start + rank, end });
  addBlock(scanner, { kind: "heading", range: { start: line.start, end }, depth: asDepth(rank), style: "atx", contentRange });
  return true;
}

function asDepth(rank: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return rank === 1 || rank === 2 || rank === 3 || rank === 4 || rank === 5 ? rank : 6;
}

function startFence(scanner: Scanner, { depth }: StartPlace, line: Stretch): boolean {
  const length = fenceLength(line);
  if (length === 0) return false;
  closeTo(scanner, depth);
  closeLeaf(scanner);
  const { text, start, end } = line;
  const language = readLanguage({ text, start: start + length, end });
  scanner.leaf = { kind: "fence", start, end: trimEnd(text, start, end), mark: text.charCodeAt(start), length, language, closed: false };
  stretch(scanner, scanner.leaf.end);
  return true;
}

function startHtml(scanner: Scanner, { depth, paragraph, nested }: StartPlace, line: Stretch): boolean {
  const html = readHtmlStart(line, paragraph !== undefined);
  if (html === undefined) return false;
  const lazy = scanner.leaf?.kind === "paragraph" && paragraph === undefined;
  if (html.until.length === 0 && (lazy || nested)) {
    decline(scanner, line);
    return true;
  }
  closeTo(scanner, depth);
  closeLeaf(scanner);
  const start = offsetOf(scanner.cursor);
  scanner.leaf = { kind: "html", start, end: trimEnd(line.text, start, line.end), html };
  stretch(scanner, scanner.leaf.end);
  if (endsHtml(line, html)) closeLeaf(scanner);
  return true;
}

function startSetext(scanner: Scanner, { depth, paragraph }: StartPlace, line: Stretch): boolean {
  const mark = line.text.charCodeAt(line.start);
  if (paragraph === undefined || scanner.stack.length !== depth || (mark !== DASH && mark !== EQUALS)) return false;
  let at = line.start;
  while (at < line.end && line.text.charCodeAt(at) === mark) at += 1;
  if (trimEnd(line.text, at, line.end) !== at) return false;
  scanner.leaf = undefined;
  if (mayDefine(line.text, paragraph)) {
    decline(scanner, { ...line, start: paragraph.start });
    return true;
  }
  const end = trimEnd(line.text, paragraph.start, paragraph.end);
  addBlock(scanner, {
    kind: "heading",
    range: { start: paragraph.start, end: at },
    depth: mark === EQUALS ? 1 : 2,
    style: "setext",
    contentRange: { start: paragraph.start, end },
  });
  return true;
}

function startItem(scanner: Scanner, place: StartPlace, line: Stretch): Start {
  const marker = readMarker(line);
  if (marker === undefined || scanner.stack.length > MAX_DEPTH * 2) return "none";
  const list = listToContinue(scanner, place, marker);
  const weak = (marker.ordered && marker.number !== 1) || trimEnd(line.text, line.start + marker.length, line.end) === line.start + marker.length;
  if (weak && list === undefined && place.paragraph !== undefined) return "none";
  if (weak && list === undefined && (place.nested || scanner.leaf?.kind === "indented")) return declineItem(scanner, place, line);
  if (list === undefined) {
    closeTo(scanner, place.depth);
    closeLeaf(scanner);
    scanner.stack.push({ kind: "list", start: line.start, end: line.start, marker, items: [] });
  } else closeTo(scanner, place.depth + 1);
  pushItem(scanner, marker, line);
  if (scanner.stack.length > MAX_DEPTH) scanner.unsure = true;
  return "container";
}

/** Below text remark takes a weak marker for a part of it at times. */
function declineItem(scanner: Scanner, { depth }: StartPlace, line: Stretch): Start {
  closeTo(scanner, depth);
  closeLeaf(scanner);
  decline(scanner, line);
  return "line";
}

function listToContinue(scanner: Scanner, { depth }: StartPlace, marker: Marker): object | undefined {
  const list = scanner.stack[depth];
  return list?.kind === "list" && list.marker.kind === marker.kind ? list : undefined;
}

function pushItem(scanner: Scanner, marker: Marker, line: Stretch): void {
  const { cursor } = scanner;
  const indent = indentOf(cursor);
  skipInk(cursor, marker.length);
  const gap = indentOf(cursor);
  const blankStart = isBlank(cursor);
  const after = blankStart || gap > 4 ? 1 : gap;
  skipColumns(cursor, after);
  const markerRange = { start: line.start, end: line.start + marker.length };
  scanner.stack.push({
    kind: "item",
    start: line.start,
    end: markerRange.end,
    blocks: [],
    markerRange,
    width: indent + marker.length + after,
    blankStart,
    lines: 0,
  });
}

/** Whether a footnote's definition begins here. */
function beginsFootnote({ text, start, end }: Stretch): boolean {
  if (text.charCodeAt(start) !== OPEN_BRACKET || text.charCodeAt(start + 1) !== 94) return false;
  for (let at = start + 2; at < end - 1; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE_BRACKET) return text.charCodeAt(at + 1) === COLON && at > start + 2;
    if (unit === SPACE || unit === TAB || unit === OPEN_BRACKET || unit === BACKTICK || unit === BACKSLASH) return false;
  }
  return false;
}
