import type { Range } from "../../diagnostic/range.ts";
import { isStandardName } from "../is-standard-name.ts";
import { bareLine } from "./bare-line.ts";
import type { TaskMeta } from "./parse-task-meta.ts";
import { trimRange } from "./trim-range.ts";

/** What the first line of a task says by itself. */
export interface TaskLine {
  readonly id?: string;
  readonly idRange?: Range;
  readonly title: string;
  /** Said by a sign, a word, struck text or a state such as `[-]`; absent where the line says nothing. */
  readonly done?: boolean;
  /** The line carries a box of some kind that Markdown does not know: `[~]`, `☐`. */
  readonly boxed: boolean;
}

/** A plain title is cut here; nobody reads more of one. */
const LONGEST_TITLE = 2000;

const ID = "(?:[A-Z][A-Z0-9]{0,9}[-_]\\d+|[A-Z]{1,10}\\d+|[Tt]\\d+)(?:[.-]\\d+)*[a-z]?";
const STATE = /\[([ xX~>!/✓✔\u00a0\u3000-]|[ \t]{2,3}|[ \t][xX][ \t]?|[xX][ \t])?\](?![([:])[ \t\u00a0]*|【([xX\u3000 ]?)】\s*|([☐☑☒✓✔])\s*/uy;
const BOLD_ID = new RegExp(`(?:\\*\\*|__)(${ID})(?:[:.]?(?:\\*\\*|__)|\\s+[-–—:]\\s+|:\\s+)`, "y");
const BRACKETED_ID = new RegExp(`\\[(${ID})\\](?!\\()`, "y");
const CODED_ID = new RegExp(`\`(${ID})\``, "y");
const PLAIN_ID = new RegExp(`(${ID})(?::|\\s+[-–—]|\\.)(?=\\s)`, "y");

/** Reads a task's first line, `range` being the text after marker and box: state, id and title, the parenthesis not being part of it. */
export function parseTaskLine(text: string, range: Range, meta?: TaskMeta): TaskLine {
  const state = stateAt(text, range.start);
  const body = bodyOf(text, range, state);
  const id = findId(text, body);
  const titleStart = id ? id.end : body.start;
  const words = text.slice(titleStart, Math.max(titleStart, meta?.range.start ?? body.end));
  const done = stateDone(state) ?? saysDone(words, text.startsWith("~~", body.start) || isStruck(words));
  const line: { -readonly [Key in keyof TaskLine]: TaskLine[Key] } = { title: titleOf(words), boxed: state !== undefined };
  if (done !== undefined) line.done = done;
  if (id) line.id = text.slice(id.range.start, id.range.end);
  if (id) line.idRange = id.range;
  return line;
}

/** Whether a line begins with a task's id, behind a state at most. */
export function hasTaskId(line: string): boolean {
  const body = bodyOf(line, { start: 0, end: line.length }, stateAt(line, 0));
  return findId(line, body) !== undefined;
}

function stateAt(text: string, at: number): RegExpExecArray | undefined {
  return mayBeState(text.charCodeAt(at)) ? matchAt(STATE, text, at) : undefined;
}

function bodyOf(text: string, range: Range, state: RegExpExecArray | undefined): Range {
  const start = range.start + (state?.[0].length ?? 0);
  return trimRange(text, { start: Math.min(start, range.end), end: range.end });
}

/** `[`, or one of `【☐☑☒✓✔`. */
function mayBeState(unit: number): boolean {
  return unit === OPEN_BRACKET || (unit >= 0x2610 && (unit === 0x3010 || unit <= 0x2612 || unit === 0x2713 || unit === 0x2714));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function stateDone(state: RegExpExecArray | undefined): boolean | undefined {
  if (!state) return undefined;
  const sign = (state[1] ?? state[2] ?? state[3] ?? "").trim();
  return ["x", "X", "-", "☑", "☒", "✓", "✔"].includes(sign);
}

/** `end` is where the title begins: behind the id, its stars and the separator. */
function findId(text: string, body: Range): { readonly range: Range; readonly end: number } | undefined {
  const from = body.start + (text.startsWith("~~", body.start) ? 2 : 0);
  const plain = boldId(text, from);
  if (plain !== 0) return plainId(text, { start: from + 2, end: from + 2 + plain }, body.end);
  const pattern = from < body.end ? idPattern(text.charCodeAt(from)) : undefined;
  const match = pattern && matchAt(pattern, text, from);
  const id = match?.[1];
  if (!match || id === undefined || isNoId(id) || from + match[0].length > body.end) return undefined;
  const start = from + match[0].indexOf(id);
  const after = from + match[0].length;
  return { range: { start, end: start + id.length }, end: Math.min(body.end, after + separatorLength(text, after)) };
}

/** Length of an id as the protocol writes it, `**T12**`; 0 for any other beginning, which the patterns answer. */
function boldId(text: string, from: number): number {
  if (text.charCodeAt(from) !== STAR || text.charCodeAt(from + 1) !== STAR) return 0;
  const first = from + 2;
  let letters = first;
  while (letters - first < 10 && isBetween(text.charCodeAt(letters), 65, 90)) letters += 1;
  let end = letters;
  while (isBetween(text.charCodeAt(end), 48, 57)) end += 1;
  const closes = text.charCodeAt(end) === STAR && text.charCodeAt(end + 1) === STAR;
  return letters > first && end > letters && closes ? end - first : 0;
}

const STAR = 42;

function isBetween(unit: number, low: number, high: number): boolean {
  return unit >= low && unit <= high;
}

/** `P0` to `P4` say how urgent something is, `UTF-8` is no task. */
function isNoId(id: string): boolean {
  return (id.length === 2 && id.startsWith("P") && isBetween(id.charCodeAt(1), 48, 52)) || isStandardName(id);
}

function plainId(text: string, range: Range, bodyEnd: number): { readonly range: Range; readonly end: number } | undefined {
  const after = range.end + 2;
  if (after > bodyEnd || isNoId(text.slice(range.start, range.end))) return undefined;
  return { range, end: Math.min(bodyEnd, after + separatorLength(text, after)) };
}

function separatorLength(text: string, at: number): number {
  // One blank and a plain letter behind it is the usual.
  if (text.charCodeAt(at) === 32 && isBetween(text.charCodeAt(at + 1), 65, 122)) return 1;
  return matchAt(SEPARATOR, text, at)?.[0].length ?? 0;
}

const SEPARATOR = /\s*(?:[-–—:](?=\s))?\s*/y;

function idPattern(sign: number): RegExp | undefined {
  if (sign === STAR || sign === UNDERSCORE) return BOLD_ID;
  if (sign === OPEN_BRACKET) return BRACKETED_ID;
  if (sign === BACKTICK) return CODED_ID;
  return isBetween(sign, 65, 90) || sign === SMALL_T ? PLAIN_ID : undefined;
}

const UNDERSCORE = 95;
const OPEN_BRACKET = 91;
const BACKTICK = 96;
const SMALL_T = 116;

const MAY_SAY_DONE = /[✅✔✓☑]|done|complet|finish|fixed|shipped/i;
const DONE_TAIL =
  /[✅✔✓☑]\u{fe0f}?(?:\s+(?:done|completed?|fixed|shipped|finished)\b.*)?$|(?:\s[-–—:]\s+|\(|\[)(?:done|completed|finished|fixed|shipped)[)\]]?$/iu;

/** A title that is struck through as a whole, behind an id that is not. */
function isStruck(words: string): boolean {
  return words.startsWith("~~") && /^~~[^~]+~~\s*$/.test(words);
}

function saysDone(words: string, struck: boolean): true | undefined {
  if (struck) return true;
  if (!MAY_SAY_DONE.test(words)) return undefined;
  const tail = words.slice(-200).trim().replace(/\*+$/u, "");
  if (/^\s*(?:[✅✔✓☑]|\*\*\[(?:done|completed)\]|\[(?:done|completed)\])/iu.test(words) || DONE_TAIL.test(tail)) return true;
  return undefined;
}

/** A tick, and what it says was done, is no part of the title. */
const SIGNED_TAIL = /\s[✅✔✓☑]\u{fe0f}?(?:\s+(?:done|completed?|fixed|shipped|finished)\b.*)?\s*$/iu;

function titleOf(words: string): string {
  const short = words.length > LONGEST_TITLE ? words.slice(0, LONGEST_TITLE) : words;
  const cut = short.includes("~~") ? short.replaceAll("~~", "") : short;
  const title = bareLine(/[✅✔✓☑]/.test(cut) ? cut.replace(SIGNED_TAIL, "") : cut);
  return mayBeLead(title.charCodeAt(0)) ? title.replace(/^[-–—:]\s+/, "") : title;
}

/** One of `-–—:`. */
function mayBeLead(unit: number): boolean {
  return unit === 45 || unit === 58 || unit === 0x2013 || unit === 0x2014;
}
