/** Removes the inline markup of a piece of Markdown: emphasis, code marks, links and images (their text stays), tags, escapes; blanks are folded. Linear. */
export function plainText(markdown: string): string {
  if (isPlain(markdown)) return markdown;
  const state: State = { text: markdown, at: 0, out: [], brackets: [], missing: new Set() };
  while (state.at < markdown.length) step(state);
  return state.out.join("").replaceAll(/\s+/gu, " ").trim();
}

/** Letters, digits and a few signs of ASCII, with single blanks between them: nothing there to take away. */
function isPlain(markdown: string): boolean {
  let before = SPACE;
  for (let at = 0; at < markdown.length; at += 1) {
    const unit = markdown.charCodeAt(at);
    if (unit === SPACE ? before === SPACE : !isOrdinaryUnit(unit)) return false;
    before = unit;
  }
  return before !== SPACE || markdown === "";
}

const SPACE = 32;

/** A letter, a digit, or one of `"#$%&'()+,-./:;=?`. */
function isOrdinaryUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 43 && unit <= 59) || (unit >= 34 && unit <= 41) || unit === 61 || unit === 63;
}

interface State {
  readonly text: string;
  at: number;
  readonly out: string[];
  /** Places of open brackets in `out`. */
  readonly brackets: number[];
  /** Closing words that are known to stand nowhere further on, so that they are searched for once. */
  readonly missing: Set<string>;
  /** Where runs of code marks stand, by their length; made when the first is met. */
  runs?: Map<number, number[]>;
}

function step(state: State): void {
  const { text, at } = state;
  switch (text.charAt(at)) {
    case "\\":
      return take(state, /[!-/:-@[-`{-~]/u.test(text.charAt(at + 1)) ? text.charAt(at + 1) : "\\", /[!-/:-@[-`{-~]/u.test(text.charAt(at + 1)) ? 2 : 1);
    case "`":
      return takeCode(state);
    case "*":
      return takeMarks(state, isSpace);
    case "_":
      return takeMarks(state, isLetter);
    case "~":
      return text.charAt(at + 1) === "~" ? take(state, "", 2) : take(state, "~", 1);
    case "!":
      return take(state, text.charAt(at + 1) === "[" ? "" : "!", 1);
    case "[":
      state.brackets.push(state.out.length);
      return take(state, "[", 1);
    case "]":
      return takeLink(state);
    case "<":
      return takeTag(state);
    default:
      return takeWords(state);
  }
}

function take(state: State, words: string, length: number): void {
  if (words !== "") state.out.push(words);
  state.at += length;
}

const ORDINARY = /[^\\`*_~![\]<]+/uy;

function takeWords(state: State): void {
  ORDINARY.lastIndex = state.at;
  const words = ORDINARY.exec(state.text)?.[0] ?? state.text.charAt(state.at);
  take(state, words, words.length);
}

function takeCode(state: State): void {
  const { text, at } = state;
  const end = endOfRun(text, at);
  const marks = text.slice(at, end);
  const close = closingRun(state, marks.length, end);
  if (close === -1) return take(state, marks, end - at);
  take(state, text.slice(end, close), close + marks.length - at);
}

function endOfRun(text: string, at: number): number {
  const mark = text.charAt(at);
  let end = at;
  while (end < text.length && text.charAt(end) === mark) end += 1;
  return end;
}

/** Where the next run of exactly `length` code marks begins; the runs are collected once a text, last first. */
function closingRun(state: State, length: number, from: number): number {
  state.runs ??= collectRuns(state.text, from);
  const places = state.runs.get(length) ?? [];
  while (places.length > 0 && (places.at(-1) ?? 0) < from) places.pop();
  return places.at(-1) ?? -1;
}

function collectRuns(text: string, from: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf("`", from); at !== -1;) {
    const end = endOfRun(text, at);
    const places = runs.get(end - at);
    if (places === undefined) runs.set(end - at, [at]);
    else places.push(at);
    at = text.indexOf("`", end);
  }
  for (const places of runs.values()) places.reverse();
  return runs;
}

/** Marks of emphasis are dropped; stars between blanks are stars, underscores inside words are letters. */
function takeMarks(state: State, isOrdinary: (unit: string) => boolean): void {
  const { text, at } = state;
  const end = endOfRun(text, at);
  const stays = isOrdinary(text.charAt(at - 1)) && isOrdinary(text.charAt(end));
  take(state, stays ? text.slice(at, end) : "", end - at);
}

function isSpace(unit: string): boolean {
  return unit === "" || /\s/u.test(unit);
}

function isLetter(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit);
}

function takeLink(state: State): void {
  const { text, at } = state;
  const open = state.brackets.pop();
  const close = open === undefined || text.charAt(at + 1) !== "(" ? -1 : find(state, ")", at);
  if (open === undefined || close === -1) return take(state, "]", 1);
  state.out[open] = "";
  state.at = close + 1;
}

function takeTag(state: State): void {
  const { text, at } = state;
  const comment = text.startsWith("<!--", at);
  if (!comment && !/[a-z/]/iu.test(text.charAt(at + 1))) return take(state, "<", 1);
  const word = comment ? "-->" : ">";
  const close = find(state, word, at);
  if (close === -1) return take(state, "<", 1);
  const inside = text.slice(at + 1, close);
  take(state, !comment && /^[a-z][a-z0-9+.-]+:/iu.test(inside) ? inside : "", close + word.length - at);
}

function find(state: State, word: string, from: number): number {
  if (state.missing.has(word)) return -1;
  const at = state.text.indexOf(word, from);
  if (at === -1) state.missing.add(word);
  return at;
}
