import { readAnsi, readBackticks, readDouble, readEscape, readSingle } from "./read-quotes.ts";
import { atReference, descend, peek, takeReference, type Scan } from "./scan.ts";

/** Reads what a dollar begins: `$(...)`, `$((...))`, `${...}`, `$'...'`, or nothing. */
export function readDollar(scan: Scan, around: "bare" | "double" | "here"): void {
  scan.at += 1;
  const next = peek(scan);
  if (next === "(" && peek(scan, 1) === "(") descend(scan, () => readArithmetic(scan));
  else if (next === "(") descend(scan, () => readSubstitution(scan));
  else if (next === "{") descend(scan, () => readParameter(scan, around));
  else if (next === "'" && around === "bare") readAnsi(scan);
  else if (next === "[") readOldArithmetic(scan);
}

function readSubstitution(scan: Scan): void {
  scan.at += 1;
  scan.readers.readScript(scan, ")");
}

/** `$[...]` is arithmetic in bash and plain text elsewhere: it is read as text, and its references as arithmetic. */
function readOldArithmetic(scan: Scan): void {
  if (scan.at < scan.arithmeticUntil) return;
  let brackets = 0;
  let at = scan.at;
  for (; at < scan.end; at += 1) {
    const character = scan.layer.text.charAt(at);
    if (character === "[") brackets += 1;
    if (character === "]") brackets -= 1;
    if (brackets === 0) break;
  }
  scan.arithmeticUntil = at;
}

function readArithmetic(scan: Scan): void {
  scan.at += 2;
  let parentheses = 0;
  while (scan.at < scan.end) {
    const character = peek(scan);
    if (character === ")" && parentheses === 0) break;
    if (atReference(scan)) takeReference(scan, "arithmetic");
    else if (character === "$") readInArithmetic(scan);
    else if (character === "`") readBackticks(scan, true);
    else {
      if (character === "(") parentheses += 1;
      if (character === ")") parentheses -= 1;
      scan.at += character === "\\" && !atReference(scan, 1) ? 2 : 1;
    }
  }
  scan.at += peek(scan, 1) === ")" ? 2 : 1;
}

/** The text of `${...}` in arithmetic is arithmetic; that of a command is not. */
function readInArithmetic(scan: Scan): void {
  const first = scan.findings.spots.length;
  const calculates = peek(scan, 1) === "{";
  readDollar(scan, "double");
  if (calculates) placeAll(scan, first, "arithmetic");
}

function placeAll(scan: Scan, first: number, place: "arithmetic" | "operand"): void {
  for (const spot of scan.findings.spots.slice(first)) if (spot.place !== "comment") spot.place = place;
}

/** `${name}` and its forms: a word after `:-` and its like, a pattern after `#` and `%`, and forms of single shells, which take no reference. */
function readParameter(scan: Scan, around: "bare" | "double" | "here"): void {
  scan.at += 1;
  const first = scan.findings.spots.length;
  const place = readParameterHead(scan);
  const inside = place === "bare" ? around : place;
  const quotes = around === "bare" || place === "pattern";
  while (scan.at < scan.end && peek(scan) !== "}") {
    const character = peek(scan);
    if (atReference(scan)) takeReference(scan, inside);
    else if (character === "\\") readEscapeIn(scan, inside);
    else if (character === "'" && quotes) readSingle(scan);
    else if (character === '"') readDouble(scan);
    else if (character === "$") readDollar(scan, around);
    else if (character === "`") readBackticks(scan, around !== "bare");
    else scan.at += 1;
  }
  scan.at += 1;
  if (place === "operand") placeAll(scan, first, "operand");
}

function readEscapeIn(scan: Scan, place: "bare" | "double" | "here" | "pattern" | "operand"): void {
  if (place === "operand") scan.at += atReference(scan, 1) ? 1 : 2;
  else readEscape(scan, place === "pattern" ? "bare" : place);
}

function readParameterHead(scan: Scan): "bare" | "pattern" | "operand" {
  if (/^[#!]$/u.test(peek(scan)) && /^[\w@*#?$!-]$/u.test(peek(scan, 1))) scan.at += 1;
  while (/^\w$/u.test(peek(scan))) scan.at += 1;
  if (/^[@*#?$!-]$/u.test(peek(scan)) && peek(scan, -1) === "{") scan.at += 1;
  if (/^[#%]$/u.test(peek(scan))) {
    scan.at += peek(scan) === peek(scan, 1) ? 2 : 1;
    return "pattern";
  }
  const colon = peek(scan) === ":" ? 1 : 0;
  if (!/^[-=?+]$/u.test(peek(scan, colon))) return "operand";
  scan.at += colon + 1;
  return "bare";
}
