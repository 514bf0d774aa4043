import type { Range } from "../diagnostic/range.ts";

/** A region between conflict markers as git leaves them, with what each side holds; `base` only in the three-part style. */
export interface ConflictRegion extends Range {
  readonly ours: Range;
  readonly base?: Range;
  readonly theirs: Range;
}

const MARKER = /(?<![^\r\n\ufeff])(?:<{7}|\|{7}|={7}|>{7})(?=[ \t\r\n]|$)/gu;

/** Finds complete conflict regions, wherever they stand; a lone `=======` is a heading's underline and no conflict. */
export function findConflictMarkers(text: string): readonly ConflictRegion[] {
  if (!text.includes("<<<<<<<")) return [];
  const regions: ConflictRegion[] = [];
  let open: Partial<Record<"<" | "|" | "=", Range>> = {};
  for (const match of text.matchAll(MARKER)) {
    const kind = match[0].charAt(0);
    const line = { start: match.index, end: afterLine(text, match.index) };
    if (kind === "<") open = { "<": line };
    else if (kind === "|" && open["<"] !== undefined && open["="] === undefined) open["|"] = line;
    else if (kind === "=" && open["<"] !== undefined && open["="] === undefined) open["="] = line;
    else if (kind === ">" && open["<"] !== undefined && open["="] !== undefined) {
      regions.push(regionOf({ ours: open["<"], base: open["|"], theirs: open["="], last: line }));
      open = {};
    }
  }
  return regions;
}

interface Markers {
  readonly ours: Range;
  readonly base: Range | undefined;
  readonly theirs: Range;
  readonly last: Range;
}

function regionOf({ ours, base, theirs, last }: Markers): ConflictRegion {
  const region = { start: ours.start, end: last.end, ours: { start: ours.end, end: (base ?? theirs).start }, theirs: { start: theirs.end, end: last.start } };
  return base === undefined ? region : { ...region, base: { start: base.end, end: theirs.start } };
}

function afterLine(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at + 1;
}
