import { Composer, type CST, type Document, type ErrorCode, isScalar, Lexer, type ParsedNode, Parser } from "yaml";
import { nodeFromYaml } from "./node-from-yaml.ts";
import { MAX_YAML_DEPTH, type YamlLimits, type YamlProblem, type YamlResult } from "./yaml-node.ts";
import { UNCLOSED, YAML_PROBLEMS } from "./yaml-problems.ts";

/** `off` stays a text whatever version a text claims; keys are told twice by the one who reads the result. */
const OPTIONS = { version: "1.2", schema: "core", merge: false, uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: "silent" } as const;

/** Reads YAML 1.2 (a byte-order mark is passed over) and keeps where everything stands; a text without a value is an object without members. Never throws. */
export function parseYamlText(text: string, limits: YamlLimits): YamlResult {
  const { maxLength } = limits;
  if (text.length > maxLength) {
    const range = { start: maxLength, end: text.length };
    return refused({ range, found: "length", expected: `at most ${maxLength} characters`, hint: "Shorten the file." });
  }
  try {
    return readDocuments(documentsOf(tokensOf(text, limits), text), limits);
  } catch (error) {
    if (error instanceof YamlStop) return refused(error.problem);
    throw error;
  }
}

/** After so many mistakes the rest is not looked at. */
const MAX_MISTAKES = 100;

/** Ends the reading of a text in which something is wrong. */
class YamlStop extends Error {
  readonly problem: YamlProblem;

  constructor(problem: YamlProblem) {
    super(problem.expected);
    this.problem = problem;
  }
}

/** Takes the text apart, no further than it may be deep and have values. */
function tokensOf(text: string, { maxValues }: YamlLimits): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  let errors = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === "error") errors += 1;
    }
    if (errors > MAX_MISTAKES) break;
    lexemes += 1;
    if (parser.stack.length > MAX_YAML_DEPTH + 1) throw new YamlStop({ range: { start, end: start + 1 }, ...YAML_PROBLEMS.RESOURCE_EXHAUSTION });
    // Every value has up to three marks around it, and a blank and a line break before each.
    if (lexemes > maxValues * 8) throw new YamlStop(tooMany(start, maxValues));
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Puts the tokens together; the earliest of the first mistakes is told, and no more are looked for, as each costs much. */
function documentsOf(tokens: readonly CST.Token[], text: string): readonly Document.Parsed[] {
  const composer = new Composer(OPTIONS);
  const mistakes: Mistake[] = [];
  // The reader keeps a trace of calls for every mistake, which takes seconds where a text has a million; it has no option for fewer.
  Object.assign(composer, {
    onError: (source: ErrorSource, code: ErrorCode) => {
      // The reader takes what is thrown inside a collection for one more mistake, and comes here again with it.
      if (mistakes.length === MAX_MISTAKES) throw new YamlStop(problemOf(mistakes, text));
      mistakes.push({ code, ...rangeOf(source) });
    },
  });
  const documents = [...composer.compose(tokens, true, text.length)];
  if (mistakes.length > 0) throw new YamlStop(problemOf(mistakes, text));
  for (const { errors, warnings } of documents) for (const { code, pos } of [...errors, ...warnings]) mistakes.push({ code, start: pos[0], end: pos[1] });
  if (mistakes.length > 0) throw new YamlStop(problemOf(mistakes, text));
  return documents;
}

interface Mistake {
  readonly code: ErrorCode;
  readonly start: number;
  readonly end: number;
}

type ErrorSource = number | readonly [number, number] | { readonly offset: number; readonly source?: string };

function rangeOf(source: ErrorSource): { readonly start: number; readonly end: number } {
  if (typeof source === "number") return { start: source, end: source + 1 };
  if ("offset" in source) return { start: source.offset, end: source.offset + (source.source?.length ?? 1) };
  return { start: source[0], end: source[1] };
}

function readDocuments(documents: readonly Document.Parsed[], limits: YamlLimits): YamlResult {
  const [first, second] = documents;
  if (second !== undefined) return refused({ range: { start: second.range[0], end: second.range[1] }, ...YAML_PROBLEMS.MULTIPLE_DOCS });
  const contents = first?.contents ?? null;
  if (contents === null || isEmpty(contents)) return { ok: true, value: { range: { start: 0, end: 0 }, value: {}, members: [], items: [] } };
  return nodeFromYaml(contents, limits.maxValues);
}

/** A file whose lines are all comments, or that has none. */
function isEmpty(contents: ParsedNode): boolean {
  return isScalar(contents) && contents.value === null && contents.source === "";
}

function problemOf(mistakes: readonly Mistake[], text: string): YamlProblem {
  const [first] = [...mistakes].sort((one, other) => one.start - other.start);
  const { code, start, end } = first ?? { code: "IMPOSSIBLE", start: 0, end: 0 };
  const last = text.trimEnd().length;
  if (start >= last) return { range: { start: last, end: last }, ...UNCLOSED };
  return { range: { start, end: Math.min(end, text.length) }, ...YAML_PROBLEMS[code] };
}

function tooMany(start: number, maxValues: number): YamlProblem {
  return { range: { start, end: start + 1 }, found: "value", expected: `at most ${maxValues} values`, hint: "Write less in one file." };
}

function refused(problem: YamlProblem): YamlResult {
  return { ok: false, problem };
}
