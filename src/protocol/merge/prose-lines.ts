import type { Range } from "../../diagnostic/range.ts";
import { splitLines } from "../../util/split-lines.ts";
import type { MergeDocument, MergeUnit, MergeValue } from "./model.ts";

/** A line with something on it, outside the units. */
export interface ProseLine {
  /** By what it is compared: the line with its values taken out, and the blank lines before it where they may matter. */
  readonly key: string;
  /** The line without its break. */
  readonly raw: string;
  readonly blanksBefore: number;
  /** From the end of the line (or unit) before it, blank lines included. */
  readonly range: Range;
  readonly lineStart: number;
  /** Behind the break that ends the line. */
  readonly nextLine: number;
  /** The last unit between the line before and this one. */
  readonly unitBefore: MergeUnit | undefined;
  readonly values: readonly MergeValue[];
}

/** Lists the lines of a document that merge line by line. */
export function proseLines({ text, units, values }: MergeDocument): readonly ProseLine[] {
  const lines: ProseLine[] = [];
  let offset = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let from = offset;
  let blanks = 0;
  let unitBefore: MergeUnit | undefined;
  let nextUnit = 0;
  let nextValue = 0;
  for (const line of splitLines(text.slice(offset))) {
    const raw = line.replace(/[\r\n]+$/u, "");
    const end = offset + raw.length;
    const lineStart = offset;
    offset += line.length;
    while ((units[nextUnit]?.range.end ?? Infinity) < lineStart) nextUnit += 1;
    const unit = units[nextUnit];
    if (unit && lineStart >= unit.range.start && end <= unit.range.end) {
      ({ unitBefore, from, blanks } = { unitBefore: unit, from: end, blanks: 0 });
      continue;
    }
    if (raw.trim() === "") {
      blanks += 1;
      continue;
    }
    const own: MergeValue[] = [];
    for (let value = values[nextValue]; value && value.range.end <= end; value = values[nextValue]) {
      if (value.range.start >= lineStart) own.push(value);
      nextValue += 1;
    }
    const loose = unitBefore !== undefined || isHeading(raw) || isHeading(lines.at(-1)?.raw ?? "#");
    lines.push({
      key: keyOf(raw, { own, lineStart, blanks: loose ? 0 : blanks }),
      raw,
      blanksBefore: blanks,
      range: { start: from, end },
      lineStart,
      nextLine: offset,
      unitBefore,
      values: own,
    });
    ({ unitBefore, from, blanks } = { unitBefore: undefined, from: end, blanks: 0 });
  }
  return lines;
}

function keyOf(raw: string, { own, lineStart, blanks }: { readonly own: readonly MergeValue[]; readonly lineStart: number; readonly blanks: number }): string {
  let key = "";
  let at = 0;
  for (const value of own) {
    key += `${raw.slice(at, value.range.start - lineStart).trimEnd()}\0${value.key}\0`;
    at = value.range.end - lineStart;
  }
  return `${blanks}\n${key}${own.length > 0 ? raw.slice(at).trimStart() : raw}`;
}

function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}(?:\s|$)/u.test(line);
}
