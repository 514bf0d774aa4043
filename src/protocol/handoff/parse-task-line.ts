import type { Range } from "../../diagnostic/range.ts";
import { bareText } from "../bare-text.ts";
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
const PRIORITY = /^P[0-4]$/u;
const STATE = /\[([ xX~>!/-]|\u3000)?\](?![([:])[ \t\u00a0]*|【([xX\u3000 ]?)】\s*|([☐☑☒])\s*/uy;
const BOLD_ID = new RegExp(`(?:\\*\\*|__)(${ID})(?:[:.]?(?:\\*\\*|__)|\\s+[-–—:]\\s+|:\\s+)`, "y");
const BRACKETED_ID = new RegExp(`\\[(${ID})\\](?!\\()`, "y");
const CODED_ID = new RegExp(`\`(${ID})\``, "y");
const PLAIN_ID = new RegExp(`(${ID})(?::|\\s+[-–—]|\\.)(?=\\s)`, "y");

/** Reads a task's first line, `range` being the text after marker and box: state, id and title, the parenthesis not being part of it. */
export function parseTaskLine(text: string, range: Range, meta?: TaskMeta): TaskLine {
  const state = /[[【☐☑☒]/.test(text[range.start] ?? "") ? matchAt(STATE, text, range.start) : undefined;
  const start = range.start + (state?.[0].length ?? 0);
  const body = trimRange(text, { start: Math.min(start, range.end), end: range.end });
  const id = findId(text, body);
  const titleStart = id ? id.end : body.start;
  const words = text.slice(titleStart, Math.max(titleStart, meta?.range.start ?? body.end));
  const done = stateDone(state) ?? saysDone(words, text.slice(body.start, body.start + 2) === "~~");
  const line: { -readonly [Key in keyof TaskLine]: TaskLine[Key] } = { title: titleOf(words), boxed: state !== undefined };
  if (done !== undefined) line.done = done;
  if (id) line.id = text.slice(id.range.start, id.range.end);
  if (id) line.idRange = id.range;
  return line;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function stateDone(state: RegExpExecArray | undefined): boolean | undefined {
  if (!state) return undefined;
  const sign = state[1] ?? state[2] ?? state[3] ?? "";
  return ["x", "X", "-", "☑", "☒"].includes(sign);
}

/** `end` is where the title begins: behind the id, its stars and the separator. */
function findId(text: string, body: Range): { readonly range: Range; readonly end: number } | undefined {
  const from = body.start + (text.startsWith("~~", body.start) ? 2 : 0);
  const match = matchAt(idPattern(text[from] ?? ""), text, from);
  const id = match?.[1];
  if (!match || id === undefined || PRIORITY.test(id) || from + match[0].length > body.end) return undefined;
  const start = from + match[0].indexOf(id);
  const separator = matchAt(SEPARATOR, text, from + match[0].length);
  return { range: { start, end: start + id.length }, end: Math.min(body.end, from + match[0].length + (separator?.[0].length ?? 0)) };
}

const SEPARATOR = /\s*(?:[-–—:](?=\s))?\s*/y;

function idPattern(sign: string): RegExp {
  if (sign === "*" || sign === "_") return BOLD_ID;
  if (sign === "[") return BRACKETED_ID;
  return sign === "`" ? CODED_ID : PLAIN_ID;
}

const MAY_SAY_DONE = /[✅✔✓☑]|done|complet|finish|fixed|shipped/i;
const DONE_TAIL =
  /[✅✔✓☑]\u{fe0f}?(?:\s+(?:done|completed?|fixed|shipped|finished)\b.*)?$|(?:\s[-–—:]\s+|\(|\[)(?:done|completed|finished|fixed|shipped)[)\]]?$/iu;

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
  const cut = words.slice(0, LONGEST_TITLE).replaceAll("~~", "");
  const title = bareText(/[✅✔✓☑]/.test(cut) ? cut.replace(SIGNED_TAIL, "") : cut);
  return /^[-–—:]/.test(title) ? title.replace(/^[-–—:]\s+/, "") : title;
}
