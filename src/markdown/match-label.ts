/** A label at the beginning of a piece of a line: `**Owner:** `, `**Owner**: `, `**Owner: Codex**`, `*Updated: x*`, `Owner: `. */
const LABEL =
  /(?<mark>\*\*|__|\*|_)?(?<label>[\p{L}][\p{L}\p{N}'’/&.-]*(?:(?<!\.)[ _][\p{L}\p{N}'’/&.()-]+){0,4})(?:[ \t]?(?<inside>[:：])\k<mark>|\k<mark>[ \t]*(?<outside>[:：])|(?<whole>[:：]))(?=[ \t]|$|[^/\\\s:]|[\u00a0\u3000])/uy;

const LONGEST_LABEL = 40;
const MOST_WORDS = 5;

/** A label as it stands in a line; offsets are those of the line. */
export interface LabelMatch {
  /** The marks before it: `**`, `__`, `*`, `_` or "". */
  readonly mark: string;
  readonly label: string;
  /** Whether the marks close behind the value, as in `**Owner: Codex**`. */
  readonly open: boolean;
  /** Where the colon and the marks behind it end. */
  readonly end: number;
}

/** Finds the label that begins at an offset of a line, of at most 40 units. Letters beyond ASCII are left to a pattern, which is costly the first time. */
export function matchLabel(line: string, at: number): LabelMatch | undefined {
  const mark = markAt(line, at);
  const start = at + mark.length;
  const end = endOfWords(line, start);
  if (end === start || (end !== UNSURE && end - start > LONGEST_LABEL)) return undefined;
  const tail = end === UNSURE ? UNSURE : tailAt(line, end, mark);
  if (tail === UNSURE) return matchAny(line, at);
  if (tail === undefined) return undefined;
  return { mark, label: line.slice(start, end), ...tail };
}

/** Tells that a unit beyond ASCII decides. */
const UNSURE = -1;

function markAt(line: string, at: number): string {
  const unit = line.charCodeAt(at);
  if (unit !== STAR && unit !== UNDERSCORE) return "";
  return line.slice(at, line.charCodeAt(at + 1) === unit ? at + 2 : at + 1);
}

const STAR = 42;
const UNDERSCORE = 95;
const SPACE = 32;
const TAB = 9;
const COLON = 58;
const DOT = 46;

function endOfWords(line: string, start: number): number {
  const first = line.charCodeAt(start);
  if (first > 127) return UNSURE;
  if (!isLetter(first)) return start;
  let at = start;
  for (let words = 1; ; words += 1) {
    while (isLabelUnit(line.charCodeAt(at), words)) at += 1;
    const unit = line.charCodeAt(at);
    if (unit > 127) return UNSURE;
    if ((unit !== SPACE && unit !== UNDERSCORE) || words === MOST_WORDS || line.charCodeAt(at - 1) === DOT) return at;
    const next = line.charCodeAt(at + 1);
    if (next > 127) return UNSURE;
    if (!isLabelUnit(next, words + 1)) return at;
    at += 1;
  }
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** Letters, digits and `'/&.-`; brackets too from the second word on. */
function isLabelUnit(unit: number, words: number): boolean {
  if (isLetter(unit) || (unit >= 45 && unit <= 57)) return true;
  return unit === 38 || unit === 39 || (words > 1 && (unit === 40 || unit === 41));
}

type Tail = Pick<LabelMatch, "open" | "end">;

/** What follows the words: a colon inside the marks, behind them, or with marks that stay open. */
function tailAt(line: string, at: number, mark: string): Tail | typeof UNSURE | undefined {
  const next = line.charCodeAt(at);
  const colon = isBlank(next) ? at + 1 : at;
  const places = [colonThenMark(line, colon, mark), markThenColon(line, at, mark), line.charCodeAt(at) === COLON ? at + 1 : undefined];
  for (const end of places) {
    if (end === UNSURE || (end !== undefined && line.charCodeAt(end) > 127)) return UNSURE;
    if (end !== undefined && mayFollow(line, end)) return { open: mark !== "" && end === places[2], end };
  }
  return next > 127 || line.charCodeAt(colon) > 127 ? UNSURE : undefined;
}

function colonThenMark(line: string, colon: number, mark: string): number | undefined {
  return line.charCodeAt(colon) === COLON && line.startsWith(mark, colon + 1) ? colon + 1 + mark.length : undefined;
}

function markThenColon(line: string, at: number, mark: string): number | undefined {
  if (!line.startsWith(mark, at)) return undefined;
  let colon = at + mark.length;
  while (isBlank(line.charCodeAt(colon))) colon += 1;
  const unit = line.charCodeAt(colon);
  if (unit > 127) return UNSURE;
  return unit === COLON ? colon + 1 : undefined;
}

function isBlank(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

/** Not a second colon, a slash, a backslash or a line break. */
function mayFollow(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  return at >= line.length || isBlank(unit) || (unit !== 47 && unit !== 92 && unit !== COLON && (unit < 10 || unit > 13));
}

function matchAny(line: string, at: number): LabelMatch | undefined {
  LABEL.lastIndex = at;
  const match = LABEL.exec(line);
  const { mark = "", label = "", inside, outside } = match?.groups ?? {};
  if (match === null || label.length > LONGEST_LABEL) return undefined;
  return { mark, label, open: inside === undefined && outside === undefined, end: at + match[0].length };
}
