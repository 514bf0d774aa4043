import { ansiCText } from "../shell/ansi-c-text.ts";
import { HOLE } from "../shell/marks.ts";

/** A token of a program: a string, its escapes replaced and what is filled in at run time a hole; a name or number; or a sign. */
export interface CodeToken {
  readonly kind: "string" | "name" | "sign";
  readonly text: string;
}

/** How a language marks what we need to know: `#` or `//` for comments, whether `\` escapes in strings. */
export interface CodeStyle {
  readonly comment: "#" | "//";
  readonly escapes: boolean;
}

const BLANKS = /\s+/y;
const NAME = /[A-Za-z_$@%][\w$]*|\d[\w.]*/y;
const PREFIX = /[rbfuRBFU]{1,2}(?=['"])/y;

/** Takes a program of a script language apart, roughly, in one pass. Accepts every text. */
export function codeTokens(text: string, style: CodeStyle): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  let at = 0;
  while (at < text.length) at = readToken(text, at, { tokens, style });
  return tokens;
}

interface Into {
  readonly tokens: CodeToken[];
  readonly style: CodeStyle;
}

function readToken(text: string, at: number, into: Into): number {
  const { tokens, style } = into;
  const char = text.charAt(at);
  BLANKS.lastIndex = at;
  const blank = BLANKS.exec(text);
  if (blank !== null) {
    if (blank[0].includes("\n")) tokens.push({ kind: "sign", text: "\n" });
    return at + blank[0].length;
  }
  if (text.startsWith(style.comment, at)) return lineEnd(text, at);
  const prefix = match(PREFIX, text, at);
  const quote = text.charAt(at + prefix.length);
  if (prefix !== "" || char === '"' || char === "'" || char === "`") return readString(text, at + prefix.length, { ...into, prefix, quote });
  if (char === "/" && style.comment === "//" && mayBeRegex(tokens.at(-1))) return behindRegex(text, at);
  const name = match(NAME, text, at);
  tokens.push(name === "" ? { kind: "sign", text: char } : { kind: "name", text: name });
  return at + Math.max(name.length, 1);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function mayBeRegex(before: CodeToken | undefined): boolean {
  return before?.kind === "sign" && /[(,=:[!&|?{};\n]/.test(before.text);
}

/** A lone `/` is division. */
function behindRegex(text: string, at: number): number {
  const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;
  return at + (match(regex, text.slice(at, at + 2000), 0).length || 1);
}

function readString(text: string, at: number, into: Into & { readonly prefix: string; readonly quote: string }): number {
  const { tokens, style, prefix, quote } = into;
  const closer = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  const start = at + closer.length;
  let end = start;
  while (end < text.length && !text.startsWith(closer, end)) end += text[end] === "\\" && style.escapes ? 2 : 1;
  const raw = text.slice(start, Math.min(end, text.length));
  const plain = style.escapes && !/r/i.test(prefix) ? ansiCText(raw) : raw;
  tokens.push({ kind: "string", text: fillHoles(plain, prefix, quote) });
  return end + closer.length;
}

/** What is filled in when the program runs. */
function fillHoles(text: string, prefix: string, quote: string): string {
  if (/f/i.test(prefix)) return text.replace(/\{[^{}]*\}/g, HOLE);
  if (quote === "'" || text.length > 10_000) return text;
  return text.replace(/[$#]\{[^{}]*\}/g, HOLE);
}
