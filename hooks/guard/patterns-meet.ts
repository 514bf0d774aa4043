import { expandBraces } from "./shell/expand-braces.ts";
import type { WriteReach } from "./write.ts";

/** A write as it is held against patterns: its path relative to where these begin, with `/`. */
export interface MeetingWrite {
  readonly path: string;
  readonly reach: WriteReach;
  /** Whether `*`, `?` and `**` in the path are wildcards. */
  readonly glob: boolean;
}

/** Longer paths and patterns are cut here, in segments and in letters of one. */
const MOST_SEGMENTS = 64;
const MOST_LETTERS = 256;

const DEEP = "**";

/**
 * Whether a write may touch what a pattern of Files Off Limits means. A pattern covers everything below what it names; one without a slash means a name in any folder, too. A write
 * to a folder meets the patterns whose fixed part lies in it; one that changes just something below a folder meets only those that cover all of it. Wildcards on both sides count.
 */
export function patternMeets(pattern: string, write: MeetingWrite): boolean {
  const path = segmentsOf(write.path);
  return expandBraces(pattern.trim()).some((each) => {
    const wanted = withName(segmentsOf(each));
    if (wanted.length === 0 || each.startsWith("!")) return false;
    if (meets(wanted, path, write)) return true;
    return !/[/\\]/.test(each.replace(/[/\\]+$/, "")) && covers([DEEP, ...wanted], path, write);
  });
}

function segmentsOf(text: string): readonly string[] {
  return text
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .slice(0, MOST_SEGMENTS)
    .map((segment) => segment.slice(0, MOST_LETTERS));
}

/** `*` and then `**` means what is in folders, not what stands beside them. */
function withName(pattern: readonly string[]): readonly string[] {
  return pattern.at(-1) === DEEP && /[*?[]/.test(pattern.at(-2) ?? "") && pattern.at(-2) !== DEEP ? [...pattern.slice(0, -1), "*", DEEP] : pattern;
}

function meets(pattern: readonly string[], path: readonly string[], write: MeetingWrite): boolean {
  switch (write.reach) {
    case "file":
      if (!write.glob) return covers(pattern, path, write);
      return path.includes(DEEP) ? covers(pattern, path, write) || (isPlain(pattern) && pathsMeet(pattern, path)) : pathsMeet([...pattern, DEEP], path);
    case "below":
      return covers(pattern, path, write) || lies(pattern, path, write.glob);
    default:
      return covers(pattern, path, write);
  }
}

/** Of what lies at any depth only a file that is named counts: whether there is one that a wildcard means is not known. */
function isPlain(pattern: readonly string[]): boolean {
  return !pattern.some((segment) => /[*?[\]]/.test(segment));
}

/** Whether the pattern means all that the path may mean: its wildcards stand for a name nobody has. */
function covers(pattern: readonly string[], path: readonly string[], { glob }: MeetingWrite): boolean {
  const sample = glob ? path.flatMap((segment) => (segment === DEEP ? ["\u0001", "\u0001"] : [segment.replace(/[*?]+/g, "\u0001")])) : path;
  return pathsMeet([...pattern, DEEP], sample.map(escapeSegment));
}

/** In a path without wildcards `*` is a letter. */
function escapeSegment(segment: string): string {
  return segment.replaceAll("*", "\u0002").replaceAll("?", "\u0003");
}

/** Whether the fixed part of a pattern lies in a folder. */
function lies(pattern: readonly string[], folder: readonly string[], glob: boolean): boolean {
  const wild = pattern.findIndex((segment) => /[*?[\]]/.test(segment));
  const fixed = wild === -1 ? pattern : pattern.slice(0, wild);
  const prefix = fixed.slice(0, folder.length);
  if (folder.length > fixed.length) return false;
  return folder.length === 0 || pathsMeet(prefix, glob ? folder : folder.map(escapeSegment));
}

/** Whether some path is meant by both, either of which may have wildcards. */
function pathsMeet(left: readonly string[], right: readonly string[]): boolean {
  const known = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = i * (MOST_SEGMENTS + 3) * 2 + j;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = step(i, j);
    known.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    const [a, b] = [left[i], right[j]];
    if (a === DEEP) return from(i + 1, j) || (b !== undefined && from(i, j + 1));
    if (b === DEEP) return from(i, j + 1) || (a !== undefined && from(i + 1, j));
    if (a === undefined || b === undefined) return a === b;
    return segmentsMeet(a, b) && from(i + 1, j + 1);
  };
  return from(0, 0);
}

/** Whether some name is meant by both. A `*` at the beginning of a shell's pattern, the right one, means no hidden file. */
function segmentsMeet(pattern: string, name: string): boolean {
  if (!/[*?[]/.test(pattern) && !/[*?]/.test(name)) return pattern === name;
  if (/^[*?]/.test(name) && pattern.startsWith(".")) return false;
  return lettersMeet(lettersOf(pattern), lettersOf(name));
}

/** Signs of a pattern: single letters, `*`, and `?` or a class in brackets as `?`. */
function lettersOf(pattern: string): readonly string[] {
  return pattern
    .replace(/\[[^\]]+\]/g, "?")
    .replace(/\*+/g, "*")
    .split("");
}

/** Row by row: which beginnings of both may mean the same letters. */
function lettersMeet(left: readonly string[], right: readonly string[]): boolean {
  let row: boolean[] = [true];
  for (const [j, letter] of right.entries()) row[j + 1] = letter === "*" && (row[j] ?? false);
  for (const a of left) {
    const next: boolean[] = [a === "*" && (row[0] ?? false)];
    for (const [j, b] of right.entries()) {
      const both = a === b || a === "?" || b === "?";
      const stays =
        (a === "*" && (row[j + 1] ?? false)) || (b === "*" && (next[j] ?? false)) || (a === "*" && (next[j] ?? false)) || (b === "*" && (row[j + 1] ?? false));
      next[j + 1] = stays || (both && (row[j] ?? false));
    }
    row = next;
  }
  return row[right.length] ?? false;
}
