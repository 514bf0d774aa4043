import { lexWord } from "./lex-word.ts";
import { skipArithmetic } from "./skip-nested.ts";
import { type Operator, plainText, type RedirectToken, type ShellDialect, type ShellToken } from "./token.ts";

/** Words behind which a command begins. */
const LEADING = new Set(["if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "time", "fi", "done"]);

const REDIRECT = /(?:[0-9*]{0,4}(?:<<<|<<-?|<>|<&|>>|>\||>&|<|>)|&>>?)/y;
const OPERATOR = /&&|\|\||\|&|;;&?|;&|[;&|()]/y;
const BLANK = /(?:[ \t\r\f\v]|\\\r?\n)+/y;

interface Lexer {
  readonly text: string;
  readonly dialect: ShellDialect;
  readonly tokens: ShellToken[];
  /** Here-documents whose text begins behind the line. */
  readonly waiting: { readonly token: RedirectToken; readonly end: string; readonly indented: boolean }[];
  at: number;
  /** Whether the next word is a command's first. */
  leads: boolean;
  inTest: boolean;
}

/** Takes a command line apart into words, operators and redirections, in one pass. Accepts every text. */
export function lexShell(text: string, dialect: ShellDialect): readonly ShellToken[] {
  const lexer: Lexer = { text, dialect, tokens: [], waiting: [], at: 0, leads: true, inTest: false };
  while (lexer.at < text.length) lexToken(lexer);
  return lexer.tokens;
}

function lexToken(lexer: Lexer): void {
  const { text, at } = lexer;
  const char = text.charAt(at);
  const blank = take(lexer, BLANK);
  if (blank !== undefined) return;
  if (char === "\n") lexLineBreak(lexer);
  else if (char === "#" && !lexer.inTest) lexer.at = lineEnd(text, at);
  else if (lexer.inTest) lexWordToken(lexer);
  else if (lexer.leads && lexer.dialect === "posix" && text.startsWith("((", at)) lexer.at = skipArithmetic(text, at + 2);
  else if (!lexRedirect(lexer) && !lexOperator(lexer)) lexWordToken(lexer);
}

function take(lexer: Lexer, pattern: RegExp): string | undefined {
  pattern.lastIndex = lexer.at;
  const found = pattern.exec(lexer.text)?.[0];
  if (found === undefined) return undefined;
  lexer.at += found.length;
  return found;
}

function lexLineBreak(lexer: Lexer): void {
  lexer.tokens.push({ kind: "operator", op: "\n" });
  lexer.at += 1;
  lexer.leads = true;
  lexer.inTest = false;
  for (const { token, end, indented } of lexer.waiting.splice(0)) token.body = takeHereText(lexer, end, indented);
}

/** Everything to the line that is the end word alone; to the end of the text where there is none. */
function takeHereText(lexer: Lexer, end: string, indented: boolean): string {
  const { text } = lexer;
  const start = lexer.at;
  for (let at = start; at < text.length; at = lineEnd(text, at) + 1) {
    const line = text.slice(at, Math.min(lineEnd(text, at), at + end.length + 200)).replace(/\r$/, "");
    if ((indented ? line.replace(/^\t+/, "") : line) !== end) continue;
    lexer.at = Math.min(lineEnd(text, at), text.length);
    return text.slice(start, at);
  }
  lexer.at = text.length;
  return text.slice(start);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function lexRedirect(lexer: Lexer): boolean {
  const { text, at, dialect } = lexer;
  if ((text[at] === "<" || text[at] === ">") && text[at + 1] === "(" && dialect === "posix") return false;
  const found = take(lexer, REDIRECT);
  if (found === undefined) return false;
  const op = found.replace(/^[0-9*]+/, "");
  const token: RedirectToken = { kind: "redirect", op };
  lexer.tokens.push(token);
  if (op === "<<" || op === "<<-") lexHereWord(lexer, token, op === "<<-");
  return true;
}

function lexHereWord(lexer: Lexer, token: RedirectToken, indented: boolean): void {
  take(lexer, BLANK);
  const { parts, end } = lexWord(lexer.text, lexer.at, { dialect: lexer.dialect, inTest: false });
  lexer.at = end;
  const word = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  lexer.waiting.push({ token, end: word, indented });
}

function lexOperator(lexer: Lexer): boolean {
  const found = take(lexer, OPERATOR);
  if (found === undefined) return false;
  if (found === "|&") lexer.tokens.push({ kind: "operator", op: "|" });
  else lexer.tokens.push({ kind: "operator", op: found.startsWith(";") && found.length > 1 ? ";;" : (found as Operator) });
  lexer.leads = true;
  return true;
}

function lexWordToken(lexer: Lexer): void {
  const { parts, end } = lexWord(lexer.text, lexer.at, { dialect: lexer.dialect, inTest: lexer.inTest });
  const token: ShellToken = { kind: "word", parts };
  lexer.at = Math.max(end, lexer.at + 1);
  lexer.tokens.push(token);
  const plain = plainText(token);
  if (plain === "[[" && lexer.leads && lexer.dialect === "posix") lexer.inTest = true;
  else if (plain === "]]") lexer.inTest = false;
  lexer.leads = lexer.leads && plain !== undefined && LEADING.has(plain);
}
