import { laterStamp } from "./later-stamp.ts";
import type { Sides } from "./model.ts";

/** Merges a table row that both sides changed, cell by cell; of two stamps the later one stays. `undefined` where a cell or what the row is about (the first cell) differs on both. */
export function mergeRow({ base, ours, theirs }: Sides<string>): string | undefined {
  if (base === undefined) return undefined;
  const cells = { base: splitCells(base), ours: splitCells(ours), theirs: splitCells(theirs) };
  if (cells.ours.length !== cells.theirs.length || cells.base.length !== cells.ours.length) return undefined;
  const first = cells.ours.findIndex((cell) => cell.trim() !== "");
  if (cells.ours[first]?.trim() !== cells.theirs[first]?.trim()) return undefined;
  const merged = cells.ours.map((cell, index) => mergeCell({ base: cells.base[index] ?? "", ours: cell, theirs: cells.theirs[index] ?? "" }));
  return merged.includes(undefined) ? undefined : merged.join("|");
}

function mergeCell({ base = "", ours, theirs }: Sides<string>): string | undefined {
  const words = { base: base.trim(), ours: ours.trim(), theirs: theirs.trim() };
  if (words.ours === words.theirs || words.base === words.theirs) return ours;
  return words.base === words.ours ? theirs : padded(laterStamp(words));
}

function padded(stamp: string | undefined): string | undefined {
  return stamp === undefined ? undefined : ` ${stamp} `;
}

/** Splits at pipes that are not escaped; what stands before the first and after the last one is a cell too. */
function splitCells(row: string): readonly string[] {
  return row.split(/(?<!\\)\|/u);
}
