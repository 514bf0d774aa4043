import { ansiCText } from "./ansi-c-text.ts";
import { skipArithmetic, skipNested } from "./skip-nested.ts";
import type { ShellDialect, WordPart } from "./token.ts";

/** A word that was read, and where it ends. */
export interface LexedWord {
  readonly parts: readonly WordPart[];
  readonly end: number;
}

/** What ends a word: blanks and operators; between `[[` and `]]` blanks alone. */
const ENDS = /[\s;&|<>()]/;
const BLANKS = /\s/;

/** How words are read. */
export interface WordRules {
  readonly dialect: ShellDialect;
  /** Whether the word stands between `[[` and `]]`. */
  readonly inTest: boolean;
}

/** Reads the word that begins at `start` with its quotes, escapes and substitutions (the shell's section on quoting). Always takes at least one letter. */
export function lexWord(text: string, start: number, rules: WordRules): LexedWord {
  const parts: WordPart[] = [];
  const escape = rules.dialect === "powershell" ? "`" : "\\";
  const ends = rules.inTest ? BLANKS : ENDS;
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (ends.test(char) && at > start && !opensProcess(text, at)) break;
    if (char === escape) at = readEscape(text, at, parts);
    else if (char === "'") at = readSingle(text, at, { parts, doubled: rules.dialect === "powershell" });
    else if (char === '"') at = readDouble(text, at + 1, { parts, escape });
    else if (char === "$" || (char === "`" && escape === "\\")) at = readDollar(text, at, { parts, quoted: false });
    else if (opensProcess(text, at) && escape === "\\") at = readProcess(text, at, parts);
    else at = readPlain(text, at, { parts, ends });
  }
  return { parts, end: at };
}

function opensProcess(text: string, at: number): boolean {
  return (text[at] === "<" || text[at] === ">") && text[at + 1] === "(";
}

interface Into {
  readonly parts: WordPart[];
}

function readPlain(text: string, start: number, { parts, ends }: Into & { readonly ends: RegExp }): number {
  let at = start + 1;
  while (at < text.length && !ends.test(text.charAt(at)) && !/['"\\`$]/.test(text.charAt(at))) at += 1;
  push(parts, text.slice(start, at), false);
  return at;
}

/** A line that ends in the sign goes on in the next one. */
function readEscape(text: string, at: number, parts: WordPart[]): number {
  const next = text.charAt(at + 1);
  if (next === "\n") return at + 2;
  if (next === "\r" && text[at + 2] === "\n") return at + 3;
  push(parts, next, true);
  return at + 2;
}

function readSingle(text: string, at: number, { parts, doubled }: Into & { readonly doubled: boolean }): number {
  const end = text.indexOf("'", at + 1);
  if (end === -1) return unclosed(text, at, parts);
  push(parts, text.slice(at + 1, end), true);
  if (doubled && text[end + 1] === "'") push(parts, "'", true);
  return end + 1;
}

function unclosed(text: string, at: number, parts: WordPart[]): number {
  push(parts, text.slice(at + 1), true);
  return text.length;
}

function readDouble(text: string, start: number, { parts, escape }: Into & { readonly escape: string }): number {
  push(parts, "", true);
  let at = start;
  let from = start;
  const flush = (): void => {
    if (at > from) push(parts, text.slice(from, at), true);
  };
  while (at < text.length && text[at] !== '"') {
    const char = text.charAt(at);
    const escapes = char === escape && (escape === "`" || /["\\$`\n]/.test(text[at + 1] ?? ""));
    if (!escapes && char !== "$" && !(char === "`" && escape === "\\")) {
      at += 1;
      continue;
    }
    flush();
    at = escapes ? readEscape(text, at, parts) : readDollar(text, at, { parts, quoted: true });
    from = at;
  }
  flush();
  return Math.min(at + 1, text.length);
}

const NAME = /(?:env:)?[A-Za-z_]\w*|[0-9@*#?!$_-]/y;
const BRACED = /^!?([A-Za-z_]\w*|[0-9@*]+)(?:\[[@*\d]*\])?(?::?[-=]([^]*))?$/;

/** Reads a variable, the output of a command, arithmetic, `$'...'`; a lone `$` is text. */
function readDollar(text: string, at: number, { parts, quoted }: Into & { readonly quoted: boolean }): number {
  if (text[at] === "`") {
    const end = skipNested(text, at + 1, "`");
    parts.push({ kind: "command", source: text.slice(at + 1, end - 1).replace(/\\([\\`$])/g, "$1"), quoted });
    return end;
  }
  const next = text[at + 1];
  if (text.startsWith("((", at + 1)) {
    parts.push({ kind: "hole" });
    return skipArithmetic(text, at + 3);
  }
  if (next === "(") {
    const end = skipNested(text, at + 2, "(");
    parts.push({ kind: "command", source: text.slice(at + 2, text[end - 1] === ")" ? end - 1 : end), quoted });
    return end;
  }
  if (next === "{") return readBraced(text, at, { parts, quoted });
  if (next === "'" && !quoted) return readAnsiC(text, at, parts);
  if (next === '"' && !quoted) return at + 1;
  return readName(text, at, { parts, quoted });
}

function readName(text: string, at: number, { parts, quoted }: Into & { readonly quoted: boolean }): number {
  NAME.lastIndex = at + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) push(parts, "$", quoted);
  else parts.push({ kind: "variable", name, quoted });
  return at + 1 + (name?.length ?? 0);
}

function readBraced(text: string, at: number, { parts, quoted }: Into & { readonly quoted: boolean }): number {
  const end = skipNested(text, at + 2, "{");
  const match = BRACED.exec(text.slice(at + 2, end - 1));
  const [, name, fallback] = match ?? [];
  if (name === undefined || match?.[0].startsWith("!") === true) parts.push({ kind: "hole" });
  else parts.push({ kind: "variable", name, quoted, ...(fallback === undefined ? {} : { fallback }) });
  return end;
}

function readAnsiC(text: string, at: number, parts: WordPart[]): number {
  let end = at + 2;
  while (end < text.length && text[end] !== "'") end += text[end] === "\\" ? 2 : 1;
  push(parts, ansiCText(text.slice(at + 2, end)), true);
  return Math.min(end + 1, text.length);
}

function readProcess(text: string, at: number, parts: WordPart[]): number {
  const end = skipNested(text, at + 2, "(");
  parts.push({ kind: "process", source: text.slice(at + 2, text[end - 1] === ")" ? end - 1 : end) });
  return end;
}

function push(parts: WordPart[], text: string, quoted: boolean): void {
  parts.push({ kind: "text", text, quoted });
}
