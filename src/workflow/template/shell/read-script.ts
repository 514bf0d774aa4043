import { inspectCommand, type Word } from "./inspect-command.ts";
import { readHereBodies, readHereOperator } from "./read-here-documents.ts";
import { readBackticks, readDouble, readEscape, readSingle } from "./read-quotes.ts";
import { atReference, descend, peek, takeReference, type HereDocument, type Scan } from "./scan.ts";

/** What is known of the command being read. */
interface CommandState {
  words: Word[];
  /** Here-documents it reads. */
  documents: HereDocument[];
  /** Where the word being read began, or -1 between words. */
  wordStart: number;
  /** Offsets in `spots` where the word began. */
  wordSpots: number;
  /** Whether the next word belongs to a redirection. */
  redirects: boolean;
  /** How many `case` are open: their patterns end in a parenthesis that closes nothing. */
  cases: number;
}

/** Words after which a command begins. */
const OPENERS = new Set(["if", "then", "else", "elif", "while", "until", "do", "{", "!", "time"]);

/** Reads commands up to `closer` (and past it) or the end of the text, and notes every reference with its place. */
export function readScript(scan: Scan, closer?: ")"): void {
  const state: CommandState = { words: [], documents: [], wordStart: -1, wordSpots: 0, redirects: false, cases: 0 };
  while (scan.at < scan.end) {
    const character = peek(scan);
    if (character === ")" && closer === ")") {
      endWord(scan, state);
      if (state.cases === 0) break;
    }
    readPiece(scan, state, character);
  }
  endCommand(scan, state);
  scan.at += 1;
}

function readPiece(scan: Scan, state: CommandState, character: string): void {
  if (atReference(scan)) {
    beginWord(scan, state);
    takeReference(scan, subscript(scan, state) ? "arithmetic" : "bare");
    return;
  }
  switch (character) {
    case " ":
    case "\t":
      endWord(scan, state);
      scan.at += 1;
      return;
    case "\n":
      endCommand(scan, state);
      scan.at += 1;
      readHereBodies(scan);
      return;
    case ";":
    case "&":
    case "|":
    case ")":
      endCommand(scan, state);
      scan.at += 1;
      return;
    case "(":
      readParentheses(scan, state);
      return;
    case "<":
    case ">":
      readRedirection(scan, state);
      return;
    default:
      readWordPiece(scan, state, character);
  }
}

function readWordPiece(scan: Scan, state: CommandState, character: string): void {
  if (character === "#" && state.wordStart === -1) {
    readComment(scan);
    return;
  }
  if (character === "\\" && peek(scan, 1) === "\n") {
    scan.at += 2;
    return;
  }
  beginWord(scan, state);
  if (character === "\\") readEscape(scan, "bare");
  else if (character === "'") readSingle(scan);
  else if (character === '"') readDouble(scan);
  else if (character === "$") scan.readers.readDollar(scan, "bare");
  else if (character === "`") readBackticks(scan, false);
  else scan.at += 1;
}

function readComment(scan: Scan): void {
  while (scan.at < scan.end && peek(scan) !== "\n") {
    if (atReference(scan)) takeReference(scan, "comment");
    else scan.at += 1;
  }
}

/** `(...)`; after `((` bash calculates, so references in it are read as arithmetic. */
function readParentheses(scan: Scan, state: CommandState): void {
  endWord(scan, state);
  const calculates = peek(scan, 1) === "(";
  const first = scan.findings.spots.length;
  scan.at += 1;
  descend(scan, () => {
    readScript(scan, ")");
  });
  if (calculates) for (const spot of scan.findings.spots.slice(first)) if (spot.place !== "comment") spot.place = "arithmetic";
}

function readRedirection(scan: Scan, state: CommandState): void {
  endWord(scan, state);
  if (peek(scan) === "<" && peek(scan, 1) === "<" && peek(scan, 2) !== "<") {
    state.documents.push(readHereOperator(scan));
    return;
  }
  while (/^[<>]$/u.test(peek(scan))) scan.at += 1;
  if (/^[&|]$/u.test(peek(scan))) scan.at += 1;
  state.redirects = true;
}

/** Whether the reference stands in the subscript of an assignment, which bash calculates. */
function subscript(scan: Scan, state: CommandState): boolean {
  if (state.words.length > 0) return false;
  const before = scan.layer.text.slice(state.wordStart, Math.min(scan.at, state.wordStart + 200));
  return /^\w+\[[^\]]*$/u.test(before);
}

function beginWord(scan: Scan, state: CommandState): void {
  if (state.wordStart !== -1) return;
  state.wordStart = scan.at;
  state.wordSpots = scan.findings.spots.length;
}

function endWord(scan: Scan, state: CommandState): void {
  if (state.wordStart === -1) return;
  const word: Word = { start: state.wordStart, end: scan.at, spots: scan.findings.spots.slice(state.wordSpots) };
  state.wordStart = -1;
  if (state.redirects) {
    state.redirects = false;
    return;
  }
  const text = word.end - word.start <= 5 ? scan.layer.text.slice(word.start, word.end) : "";
  const begins = state.words.length === 0;
  if (begins && text === "case") state.cases += 1;
  if (begins && text === "esac") state.cases = Math.max(0, state.cases - 1);
  if (begins && OPENERS.has(text)) return;
  state.words.push(word);
}

function endCommand(scan: Scan, state: CommandState): void {
  endWord(scan, state);
  inspectCommand(scan, state.words, state.documents);
  state.words = [];
  state.documents = [];
  state.redirects = false;
}
