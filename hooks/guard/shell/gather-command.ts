import { plainText, type ShellToken, type WordToken } from "./token.ts";

/** One redirection of a command; here-documents have a body instead of a target. */
export interface Redirection {
  readonly op: string;
  readonly target?: WordToken;
  readonly body?: string;
}

/** A simple command as it stands in the tokens: up to the next operator. */
export interface GatheredCommand {
  readonly words: readonly WordToken[];
  readonly redirections: readonly Redirection[];
  /** Elements of an array that is assigned: `files=(a b)`. */
  readonly elements: readonly WordToken[];
  /** Index of the first token behind it. */
  readonly end: number;
}

/** Gathers the words and redirections of the command that begins at a token. The head of a function, `f()`, is passed over. */
export function gatherCommand(tokens: readonly ShellToken[], start: number): GatheredCommand {
  const words: WordToken[] = [];
  const redirections: Redirection[] = [];
  const elements: WordToken[] = [];
  let at = start;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind === "operator") {
      if (token.op !== "(" || words.length !== 1) break;
      if (isClosing(tokens[at + 1])) return { words: [], redirections, elements, end: at + 2 };
      if (!isArray(words[0])) break;
      at = gatherElements(tokens, at + 1, elements);
    } else if (token?.kind === "word") words.push(token);
    else if (token !== undefined) {
      const next = tokens[at + 1];
      const target = token.body === undefined && !token.op.startsWith("<<") && next?.kind === "word" ? next : undefined;
      const text = token.op === "<<<" && next?.kind === "word" ? next : target;
      if (text !== undefined) at += 1;
      redirections.push({ op: token.op, ...(text === undefined ? {} : { target: text }), ...(token.body === undefined ? {} : { body: token.body }) });
    }
  }
  return { words, redirections, elements, end: at };
}

function isClosing(token: ShellToken | undefined): boolean {
  return token?.kind === "operator" && token.op === ")";
}

function isArray(word: WordToken | undefined): boolean {
  return /^[A-Za-z_]\w*\+?=$/.test(plainText(word) ?? "");
}

function gatherElements(tokens: readonly ShellToken[], start: number, elements: WordToken[]): number {
  let at = start;
  for (; at < tokens.length && !isClosing(tokens[at]); at += 1) {
    const token = tokens[at];
    if (token?.kind === "word") elements.push(token);
  }
  return at;
}
