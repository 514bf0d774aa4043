import { isStandardName } from "../is-standard-name.ts";

/** An id found in a text; offsets are those of the text. */
export interface FoundDecisionId {
  readonly id: string;
  readonly number: number;
  readonly start: number;
  /** Where the id ends, a version such as `@v3` behind it not being part. */
  readonly end: number;
}

const JOINED = "[A-Z]{1,8}\\d?[-_]\\d{1,6}";
const SMALL = "(?:adr|dec|dr|dc|d)[-_]\\d{1,6}";
const PACKED = "(?:ADR|DEC|DR|DC|D)\\d{1,6}";
const SPACED = "(?:ADR|Decision|D|DEC) #?\\d{1,6}";
const ANY = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${JOINED}|${SMALL}|${PACKED}|${SPACED})(?![\\p{L}\\p{N}_]|-\\d)`, "gu");

/** Finds the id a title or cell begins with, behind anchors, brackets and stars: `D-001`, `ADR-0004`, `T1-07`, `<a id="d001"></a>D001`. */
export function leadingDecisionId(text: string): FoundDecisionId | undefined {
  const lead = /^(?:\s|<[^<>\n]{0,100}>|[[*`~_(])*/u.exec(text.slice(0, 300))?.[0].length ?? 0;
  const [first] = decisionIdsIn(text.slice(0, lead + 40));
  return first?.start === lead ? first : undefined;
}

/** Finds all decision ids a text names, in order. */
export function decisionIdsIn(text: string): readonly FoundDecisionId[] {
  return [...text.matchAll(ANY)]
    .filter((match) => !isStandardName(match[0]))
    .map((match) => ({
      id: match[0],
      number: decisionNumber(match[0]) ?? 0,
      start: match.index,
      end: match.index + match[0].length,
    }));
}

/** The number by which ids compare: `ADR-0004` and `ADR-4` are 4; absent where an id has none. */
export function decisionNumber(id: string): number | undefined {
  const digits = /(\d{1,9})(?:@v\d+)?$/u.exec(id.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
