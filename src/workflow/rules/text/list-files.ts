import type { Range } from "../../../diagnostic/range.ts";
import { DETERMINERS, FILE_VERBS, type FileUse, NEGATIONS, PLACES, READING_PREPOSITIONS, TURNS, WRITINGS } from "./file-words.ts";
import { isFileName } from "./is-file-name.ts";

/** A file that a text names, and what the words before it say is done with it; absent where no verb stands there. */
export interface NamedFile {
  readonly file: string;
  readonly use?: FileUse;
  readonly range: Range;
}

/** Lists the files a text names, with what is to be done with each: the verb before it in its sentence, or the one before the list it stands in. Linear. */
export function listFiles(text: string): readonly NamedFile[] {
  const files: NamedFile[] = [];
  const state: State = { use: undefined, negated: false, listUse: undefined, before: "" };
  let lineEnd = 0;
  for (const match of text.matchAll(/[^\s"'`<>(),;|]+(?:'t\b)?/gu)) {
    if (match.index >= lineEnd) {
      startLine(state, text, match.index);
      lineEnd = endOfLine(text, match.index);
    }
    const marks = /^\*{2,}/u.exec(match[0])?.[0].length ?? 0;
    const word = match[0].slice(marks).replace(/[.:!?*]+$/u, "");
    const start = match.index + marks;
    if (isFileName(word)) files.push({ file: word, ...useIn(state), range: { start, end: start + word.length } });
    else takeWord(state, word.toLowerCase());
    endWord(state, match[0]);
  }
  return files;
}

interface State {
  use: FileUse | "describe" | undefined;
  negated: boolean;
  /** What was said before a colon, for the entries of the list behind it. */
  listUse: State["use"];
  before: string;
}

function useIn({ use }: State): { readonly use?: FileUse } {
  return use === undefined || use === "describe" ? {} : { use };
}

function startLine(state: State, text: string, at: number): void {
  const bullet = /^(?:[-*•+]|\d{1,3}[.)])(?:\s|$)/u.test(text.slice(at, at + 6));
  if (bullet) state.use = state.listUse;
  else state.listUse = undefined;
  state.before = "";
}

function takeWord(state: State, word: string): void {
  const noun = DETERMINERS.has(state.before);
  const use = noun ? undefined : FILE_VERBS.get(word);
  if (NEGATIONS.has(word)) state.negated = true;
  else if (TURNS.has(word)) state.negated = false;
  else if (state.use === "create" && WRITINGS.has(word)) state.use = "describe";
  else if (state.use === "describe" && PLACES.has(word)) state.use = "create";
  else if (use !== undefined) state.use = state.negated ? "read" : use;
  else if (!noun && READING_PREPOSITIONS.has(word) && state.use !== undefined) state.use = "read";
  state.before = word;
}

/** A colon opens a list; the end of a sentence ends what its verb was about, but not `1.` and not `e.g.`. */
function endWord(state: State, word: string): void {
  if (word.endsWith(":")) state.listUse = state.use;
  if (!/[.!?]$/u.test(word) || /^\d+\.$|^(?:e\.g|i\.e|etc)\.$/iu.test(word)) return;
  state.use = undefined;
  state.negated = false;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
