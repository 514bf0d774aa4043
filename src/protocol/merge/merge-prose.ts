import type { Span } from "../../util/diff-sequences.ts";
import { mergeSequences, type MergeChunk } from "../../util/merge-sequences.ts";
import { sameItems } from "../../util/same-items.ts";
import { MIDDLE_MARKER, OURS_MARKER, THEIRS_MARKER } from "./conflict-markers.ts";
import type { EditList } from "./edit-list.ts";
import type { Sides } from "./model.ts";
import type { ProseLine } from "./prose-lines.ts";

/** Lines of the three sides, the text's own break, and where our text begins (behind a byte-order mark) and ends. */
export interface ProseQuestion {
  readonly lines: Sides<readonly ProseLine[]>;
  readonly eol: string;
  readonly start: number;
  /** The last unit of our text, for what theirs added behind it. */
  readonly lastUnitEnd: number;
}

/** Merges what is not a unit, line by line, into edits of our text; gives the lines of ours that it replaced or set between markers. */
export function mergeProse(question: ProseQuestion, list: EditList): ReadonlySet<ProseLine> {
  const touched = new Set<ProseLine>();
  const { base = [], ours, theirs } = question.lines;
  const keys = (lines: readonly ProseLine[]): readonly string[] => lines.map((line) => line.key);
  for (const chunk of mergeSequences(keys(base), keys(ours), keys(theirs))) {
    if (chunk.changed === "ours") continue;
    const sides = { base: cut(base, chunk.base), ours: cut(ours, chunk.ours), theirs: cut(theirs, chunk.theirs) };
    if (sameItems(keys(sides.ours), keys(sides.theirs))) continue;
    for (const line of sides.ours) touched.add(line);
    if (sameItems(raws(sides.base), raws(sides.ours))) takeTheirs(question, chunk, list);
    else if (!sameItems(raws(sides.base), raws(sides.theirs))) writeConflict(question, chunk, list);
  }
  return touched;
}

function takeTheirs(question: ProseQuestion, chunk: MergeChunk, { edits }: EditList): void {
  const ours = cut(question.lines.ours, chunk.ours);
  const theirs = cut(question.lines.theirs, chunk.theirs);
  const at = anchorOf(question, chunk);
  const atTop = at === question.start;
  const text = theirs.map((line) => question.eol.repeat(line.blanksBefore + 1) + line.raw).join("");
  const topText = text.replace(/^[\r\n]+/u, "") + (ours.length === 0 ? question.eol : "");
  if (theirs.length > 0) edits.push({ range: { start: at, end: at }, newText: atTop ? topText : text });
  const last = ours.at(-1);
  for (const line of ours) {
    const end = line === last && atTop && theirs.length === 0 ? line.nextLine : line.range.end;
    edits.push({ range: { start: line.range.start, end }, newText: "" });
  }
}

function writeConflict(question: ProseQuestion, chunk: MergeChunk, { edits, conflicts }: EditList): void {
  const { eol } = question;
  const ours = cut(question.lines.ours, chunk.ours);
  const theirs = cut(question.lines.theirs, chunk.theirs);
  const [first] = ours;
  const last = ours.at(-1);
  const theirText = theirs.map((line, index) => (index === 0 ? "" : eol.repeat(line.blanksBefore)) + line.raw + eol).join("");
  const at = first?.lineStart ?? anchorOf(question, chunk);
  const atTop = at === question.start;
  conflicts.push({ what: "text", offset: at });
  if (first && last) {
    edits.push({ range: { start: at, end: at }, newText: `${OURS_MARKER}${eol}` });
    edits.push({ range: { start: last.range.end, end: last.range.end }, newText: `${eol}${MIDDLE_MARKER}${eol}${theirText}${THEIRS_MARKER}` });
  } else {
    const block = `${OURS_MARKER}${eol}${MIDDLE_MARKER}${eol}${theirText}${THEIRS_MARKER}`;
    edits.push({ range: { start: at, end: at }, newText: atTop ? `${block}${eol}` : `${eol}${block}` });
  }
}

/** Where theirs goes in our text: in the place of the first replaced line, else behind the line before, or behind the units that follow it if it does in theirs. */
function anchorOf({ lines, start, lastUnitEnd }: ProseQuestion, chunk: MergeChunk): number {
  const first = lines.ours[chunk.ours.start];
  if (first && chunk.ours.end > chunk.ours.start) return first.range.start;
  const behindUnits = lines.theirs[chunk.theirs.start]?.unitBefore !== undefined;
  const unitEnd = first ? first.unitBefore?.range.end : lastUnitEnd;
  const lineEnd = lines.ours[chunk.ours.start - 1]?.range.end ?? start;
  return behindUnits ? Math.max(unitEnd ?? start, lineEnd) : lineEnd;
}

function cut(lines: readonly ProseLine[], span: Span): readonly ProseLine[] {
  return lines.slice(span.start, span.end);
}

function raws(lines: readonly ProseLine[]): readonly string[] {
  return lines.map((line) => line.raw.trimEnd());
}
