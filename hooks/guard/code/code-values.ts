import { HOLE } from "../shell/marks.ts";
import type { CodeToken } from "./code-tokens.ts";

/** A value an expression has, and the token behind it. */
export interface CodeValue {
  /** Text of a string or path; a hole for what is not known. */
  readonly text: string;
  /** Words of a list of strings. */
  readonly list?: readonly string[];
  readonly end: number;
}

/** Names with their values, as they were assigned so far. */
export type Constants = Map<string, string>;

/** Functions that join parts of a path. */
const JOINS = new Set(["join", "resolve", "Path", "PurePath", "String", "str", "fspath", "abspath", "URL", "realpath", "expanduser"]);

/** Arguments and lists are read this far. */
const FARTHEST = 400;

/** Evaluates the expression that begins at a token as far as it is a string or path: literals, known names, `+`, `/`, `Path(...)`, `path.join(...)`, a list of strings. */
export function evaluate(tokens: readonly CodeToken[], start: number, constants: Constants): CodeValue {
  return evaluateIn(tokens, start, { constants, depth: 0 });
}

function evaluateIn(tokens: readonly CodeToken[], start: number, scope: Scope): CodeValue {
  const { list, ...first } = evaluateOne(tokens, start, scope);
  let { text, end } = first;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const sign = tokens[end]?.text;
    if (tokens[end]?.kind !== "sign" || (sign !== "+" && sign !== "/") || scope.depth > 3) break;
    const next = evaluateOne(tokens, end + 1, scope);
    text = sign === "/" ? `${text}/${next.text}` : text + next.text;
    end = next.end;
  }
  return { text, end, ...(list === undefined ? {} : { list }) };
}

interface Scope {
  readonly constants: Constants;
  readonly depth: number;
}

function evaluateOne(tokens: readonly CodeToken[], start: number, scope: Scope): CodeValue {
  const token = tokens[start];
  const after = tokens[start + 1];
  if (token?.kind === "string") return { text: token.text, end: start + 1 };
  if (token?.kind === "sign" && token.text === "[") return evaluateList(tokens, start, scope);
  if (token?.kind !== "name") return { text: HOLE, end: start + 1 };
  if (after?.text === "(" && token.text === "require") return evaluateRequired(tokens, start + 1, scope);
  if (after?.text === "(" && JOINS.has(token.text) && scope.depth < 4) return evaluateJoin(tokens, start + 1, scope);
  if (after?.text === "." && after.kind === "sign") {
    const method = tokens[start + 3]?.text === "(" ? tokens[start + 2]?.text : undefined;
    if (method !== undefined && !JOINS.has(method) && scope.constants.has(token.text)) return { text: HOLE, end: start + 2 };
    return evaluateOne(tokens, start + 2, { ...scope, depth: scope.depth + 0.1 });
  }
  return { text: scope.depth % 1 < 0.05 ? (scope.constants.get(token.text) ?? HOLE) : HOLE, end: start + 1 };
}

/** `require("path").join(...)`. */
function evaluateRequired(tokens: readonly CodeToken[], open: number, scope: Scope): CodeValue {
  const { end } = argumentsOf(tokens, open);
  return tokens[end]?.text === "." && scope.depth < 3 ? evaluateOne(tokens, end + 1, { ...scope, depth: scope.depth + 1 }) : { text: HOLE, end };
}

function evaluateJoin(tokens: readonly CodeToken[], open: number, { constants, depth }: Scope): CodeValue {
  const { ranges, end } = argumentsOf(tokens, open);
  const parts = ranges.map((from) => evaluateIn(tokens, from, { constants, depth: Math.floor(depth) + 1 }).text);
  return { text: parts.length === 0 ? HOLE : parts.join("/"), end };
}

function evaluateList(tokens: readonly CodeToken[], open: number, { constants, depth }: Scope): CodeValue {
  const { ranges, end } = argumentsOf(tokens, open);
  if (depth > 3) return { text: HOLE, end };
  return { text: HOLE, list: ranges.map((from) => evaluateIn(tokens, from, { constants, depth: Math.floor(depth) + 1 }).text), end };
}

/** Finds where the arguments behind an opening sign begin, and the token behind the closing one; looks a bounded way. */
export function argumentsOf(tokens: readonly CodeToken[], open: number): { readonly ranges: readonly number[]; readonly end: number } {
  const ranges: number[] = [];
  let depth = 0;
  let fresh = false;
  for (let at = open; at < tokens.length && at < open + FARTHEST; at += 1) {
    const token = tokens[at];
    const sign = token?.kind === "sign" ? token.text : "";
    if (sign === "\n") continue;
    if (fresh && !/^[)\]},]$/.test(sign)) {
      ranges.push(at);
      fresh = false;
    }
    if (/^[([{]$/.test(sign)) depth += 1;
    else if (/^[)\]}]$/.test(sign)) depth -= 1;
    if (depth === 0) return { ranges, end: at + 1 };
    if (depth === 1 && (sign === "," || at === open)) fresh = true;
  }
  return { ranges, end: Math.min(tokens.length, open + FARTHEST) };
}
