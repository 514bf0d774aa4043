import type { Range } from "../../diagnostic/range.ts";
import { bareLine } from "./bare-line.ts";
import { type CodeSpan, findCodeSpans } from "./find-code-spans.ts";
import type { PathEntry } from "./model.ts";
import { trimRange } from "./trim-range.ts";

/** A note is cut here, and a line that is longer names no path in plain words. */
const LONGEST_NOTE = 500;

const LINK = /\[[^\]\n]*\]\(<?([^)>\s]+)>?[^)\n]*\)/uy;
const SEPARATOR = /(?:\s|,|&|\+|\*\*|\band\b|\bor\b|\/(?=\s))*/uy;
const POSITION = /(?::\d+(?:[-–:]\d+)?|#L\d+(?:-L?\d+)?)$/u;
const PLAIN_PATH = /^(?:\*\*|~~)?([^\s,;(*]+?)(?:\*\*|~~)?[,:;]?(?=\s|$)/u;
/** A glob in plain words: what begins or ends with stars and names no folder and no ending is emphasis. */
const PLAIN_GLOB = /^((?=\S*(?:\/|\*\.\w))(?!\*+[^*./\s])[^\s,;(]*?[^\s,;:(])[,:;]?(?=\s|$)/u;
const NOTHING: ReadonlySet<string> = new Set(["none", "nothing", "n/a", "tbd", "–", "—", "any", "all", "everything"]);

/**
 * Reads the paths a line begins with: `` `a.ts:120`, `b/**` (why) ``, `[text](path)`, `src/main.c - why`. In an `item` a single plain word is a path too and code
 * further along counts where nothing leads; in `prose` only code that looks like a path. Line numbers and what follows the path are not part of the pattern.
 */
export function parsePathLine(text: string, line: Range, place: "item" | "prose"): readonly PathEntry[] {
  const spans = findCodeSpans(text, line);
  const leading = leadingPaths(text, line, spans);
  if (leading.paths.length > 0 && place === "item")
    return leading.paths.map((range) => ({ pattern: text.slice(range.start, range.end), range, note: noteOf(text, { start: leading.end, end: line.end }) }));
  const coded = spans.map((span) => withoutPosition(text, span.contentRange)).filter((range) => looksLikePath(text.slice(range.start, range.end)));
  if (place === "prose" || spans.length > 0) return coded.map((range) => ({ pattern: text.slice(range.start, range.end), range, note: "" }));
  return plainPath(text, line);
}

/** The code spans and links at the beginning of a line, and where what follows them starts. */
function leadingPaths(text: string, line: Range, spans: readonly CodeSpan[]): { readonly paths: readonly Range[]; readonly end: number } {
  const paths: Range[] = [];
  let end = line.start;
  let next = 0;
  for (let at = skipSeparators(text, line.start); at < line.end; at = skipSeparators(text, end)) {
    const span = spans[next];
    const found = span?.range.start === at ? { path: span.contentRange, end: span.range.end } : linkAt(text, at, line.end);
    if (!found) break;
    if (span?.range.start === at) next += 1;
    end = found.end;
    while ((spans[next]?.range.start ?? end) < end) next += 1;
    const path = withoutPosition(text, found.path);
    if (isPattern(text.slice(path.start, path.end))) paths.push(path);
  }
  return { paths, end };
}

function skipSeparators(text: string, at: number): number {
  SEPARATOR.lastIndex = at;
  return at + (SEPARATOR.exec(text)?.[0].length ?? 0);
}

function linkAt(text: string, at: number, lineEnd: number): { readonly path: Range; readonly end: number } | undefined {
  if (text[at] !== "[") return undefined;
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (!match?.[1] || LINK.lastIndex > lineEnd) return undefined;
  const start = at + match[0].indexOf(match[1], match[0].indexOf("]("));
  return { path: { start, end: start + match[1].length }, end: at + match[0].length };
}

function plainPath(text: string, line: Range): readonly PathEntry[] {
  const words = text.slice(line.start, Math.min(line.end, line.start + LONGEST_NOTE));
  const head = PLAIN_PATH.exec(words)?.[1] ?? PLAIN_GLOB.exec(words)?.[1];
  if (head === undefined || isNothing(head)) return [];
  const start = line.start + words.indexOf(head);
  const range = withoutPosition(text, { start, end: start + head.length });
  const pattern = text.slice(range.start, range.end);
  const alone = trimRange(text, { start: start + head.length, end: line.end });
  const counts = alone.end === alone.start ? isPattern(pattern) : looksLikePath(pattern);
  return counts ? [{ pattern, range, note: noteOf(text, { start: start + head.length, end: line.end }) }] : [];
}

function withoutPosition(text: string, range: Range): Range {
  const last = text.charCodeAt(range.end - 1);
  if (!(last >= 48 && last <= 57)) return range;
  const position = POSITION.exec(text.slice(Math.max(range.start, range.end - 40), range.end))?.[0].length ?? 0;
  return position < range.end - range.start ? { start: range.start, end: range.end - position } : range;
}

function isPattern(pattern: string): boolean {
  return (
    pattern !== "" &&
    !isNothing(pattern) &&
    !(pattern.includes("://") && /^[a-z][a-z+.-]+:\/\//i.test(pattern)) &&
    !pattern.startsWith("#") &&
    (/[a-z0-9*.]/i.test(pattern) || /[\p{L}\p{N}]/u.test(pattern))
  );
}

function isNothing(words: string): boolean {
  return words.startsWith("-") ? /^-+$/.test(words) : words.length <= 10 && NOTHING.has(words.toLowerCase());
}

function looksLikePath(pattern: string): boolean {
  if (!isPattern(pattern) || /\s-{1,2}\w|[<>|;$]/u.test(pattern)) return false;
  return !/\s/u.test(pattern) ? /[/\\*]|^\.?[\w-][\w.-]*\.[a-z]\w{0,9}$/iu.test(pattern) : /^[\w.~-]+[/\\].*\.\w{1,9}$/u.test(pattern);
}

function noteOf(text: string, range: Range): string {
  if (range.end <= range.start) return "";
  const words = bareLine(text.slice(range.start, Math.min(range.end, range.start + LONGEST_NOTE))).replace(/^[*\s:;,–—-]+/u, "");
  const aside = words.startsWith("(") ? /^\(([^()]*)\)\.?$/.exec(words)?.[1] : undefined;
  return (aside ?? words).trim();
}
