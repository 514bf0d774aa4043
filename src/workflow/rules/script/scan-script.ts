import type { Range } from "../../../diagnostic/range.ts";
import { standsAlone } from "../suppress/stands-alone.ts";
import type { SourceComment } from "../suppress/source-comments.ts";
import type { ScannedScript, ScriptString } from "./scanned-script.ts";

/** Takes the text of a script in TypeScript or JavaScript apart: strings, templates with what is code in them, comments, regular expressions. Linear, never throws. */
export function scanScript(text: string): ScannedScript {
  const scan: Scan = { text, at: 0, blanks: [], strings: [], comments: [], templates: [], lastSign: "" };
  while (scan.at < text.length) step(scan);
  return { text, code: blank(text, scan.blanks), strings: scan.strings, comments: scan.comments };
}

interface Scan {
  readonly text: string;
  at: number;
  readonly blanks: Range[];
  readonly strings: ScriptString[];
  readonly comments: SourceComment[];
  /** For each template that is open, how many braces are open inside its `${`. */
  readonly templates: number[];
  /** The last word or sign of code, which tells a division from a regular expression. */
  lastSign: string;
}

function step(scan: Scan): void {
  const { text, at } = scan;
  const sign = text[at] ?? "";
  if (sign === "/" && text[at + 1] === "/") takeComment(scan, endOfLine(text, at));
  else if (sign === "/" && text[at + 1] === "*") takeComment(scan, after(text, "*/", at + 2));
  else if (sign === '"' || sign === "'") takeString(scan, sign);
  else if (sign === "`") takeTemplate(scan, at + 1);
  else if (sign === "/" && opensRegex(scan.lastSign)) takeRegex(scan);
  else if (/[\w$]/u.test(sign)) takeWord(scan);
  else takeSign(scan, sign);
}

function takeSign(scan: Scan, sign: string): void {
  const open = scan.templates.at(-1);
  if (open !== undefined && sign === "}" && open === 0) {
    scan.templates.pop();
    takeTemplate(scan, scan.at + 1);
    return;
  }
  if (open !== undefined && (sign === "{" || sign === "}")) scan.templates[scan.templates.length - 1] = open + (sign === "{" ? 1 : -1);
  if (/\S/u.test(sign)) scan.lastSign = sign;
  scan.at += 1;
}

const WORD = /[\w$]+/uy;

function takeWord(scan: Scan): void {
  WORD.lastIndex = scan.at;
  const word = WORD.exec(scan.text)?.[0] ?? " ";
  scan.lastSign = word;
  scan.at += word.length;
}

function takeComment(scan: Scan, end: number): void {
  const { text, at } = scan;
  if (standsAlone(text, at)) scan.comments.push({ text: text.slice(at, end), range: { start: at, end } });
  scan.blanks.push({ start: at, end });
  scan.at = end;
}

function takeString(scan: Scan, quote: string): void {
  const { text, at } = scan;
  let end = at + 1;
  while (end < text.length && text[end] !== quote && text[end] !== "\n") end += text[end] === "\\" ? 2 : 1;
  keep(scan, { start: at + 1, end: Math.min(end, text.length) });
  scan.at = end + 1;
  scan.lastSign = quote;
}

/** Reads a template's text up to its end or to the next `${`. */
function takeTemplate(scan: Scan, start: number): void {
  const { text } = scan;
  let end = start;
  while (end < text.length && text[end] !== "`" && !(text[end] === "$" && text[end + 1] === "{")) end += text[end] === "\\" ? 2 : 1;
  const range = { start, end: Math.min(end, text.length) };
  keep(scan, range);
  const opens = text[end] === "$";
  if (opens) scan.templates.push(0);
  scan.at = end + (opens ? 2 : 1);
  scan.lastSign = opens ? "{" : "`";
}

function keep(scan: Scan, range: Range): void {
  scan.strings.push({ value: scan.text.slice(range.start, range.end), range });
  scan.blanks.push(range);
}

function takeRegex(scan: Scan): void {
  const { text, at } = scan;
  let end = at + 1;
  let inClass = false;
  while (end < text.length && text[end] !== "\n" && (inClass || text[end] !== "/")) {
    if (text[end] === "[") inClass = true;
    else if (text[end] === "]") inClass = false;
    end += text[end] === "\\" ? 2 : 1;
  }
  scan.blanks.push({ start: at + 1, end: Math.min(end, text.length) });
  scan.at = end + 1;
  scan.lastSign = "`";
}

/** Behind a value a slash divides; behind an operator, an opening bracket or some words it begins a regular expression. */
function opensRegex(lastSign: string): boolean {
  return (
    lastSign === "" || /^[(,=:[!&|?{};+\-*%~^<>]$/u.test(lastSign) || /^(?:return|typeof|case|in|of|delete|void|throw|new|await|yield|do|else)$/u.test(lastSign)
  );
}

function blank(text: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    parts.push(
      text.slice(from, start),
      text.slice(start, end).replace(/[^\r\n]/gu, (sign) => " ".repeat(sign.length)),
    );
    from = end;
  }
  return parts.join("") + text.slice(from);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}
