import { Composer, type CST, type Document, isScalar, type ParsedNode, Parser, type YAMLError } from "yaml";
import { type Result, refuse, succeed } from "../../../diagnostic/result.ts";
import { MAX_DEPTH, type SettingsNode, type SyntaxProblem } from "../settings-node.ts";
import { settingsNode } from "./settings-from-yaml.ts";
import { UNCLOSED, YAML_PROBLEMS } from "./yaml-problems.ts";

/** A longer text is refused, in UTF-16 code units: reading one that means harm takes long. */
const MAX_LENGTH = 32_768;

/** `off` stays a text whatever version a text claims; keys are told twice by the one who reads all notations. */
const OPTIONS = { version: "1.2", schema: "core", merge: false, uniqueKeys: false, stringKeys: true, prettyErrors: false, logLevel: "silent" } as const;

/** Reads YAML 1.2 (a byte-order mark is passed over) and keeps where everything stands; a text without a value is an object without members. Never throws. */
export function parseYaml(text: string): Result<SettingsNode, SyntaxProblem> {
  if (text.length > MAX_LENGTH) {
    const range = { start: MAX_LENGTH, end: text.length };
    return refuse({ range, found: "length", expected: `at most ${MAX_LENGTH} characters`, hint: "Shorten the file." });
  }
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) return refuse({ range: { start: deep, end: deep + 1 }, ...YAML_PROBLEMS.RESOURCE_EXHAUSTION });
  const documents = new Composer(OPTIONS).compose(tokens, true, text.length);
  let first: Document.Parsed | undefined;
  for (const document of documents) {
    const [error] = [...document.errors, ...document.warnings].sort((one, other) => one.pos[0] - other.pos[0]);
    if (error !== undefined) return refuse(problemOf(error, text));
    if (first !== undefined) return refuse({ range: { start: document.range[0], end: document.range[1] }, ...YAML_PROBLEMS.MULTIPLE_DOCS });
    first = document;
  }
  const contents = first?.contents ?? null;
  if (contents === null || isEmpty(contents)) return succeed({ range: { start: 0, end: 0 }, value: {}, members: [], items: [] });
  return settingsNode(contents);
}

/** A file whose lines are all comments, or that has none. */
function isEmpty(contents: ParsedNode): boolean {
  return isScalar(contents) && contents.value === null && contents.source === "";
}

function problemOf({ code, pos: [start, end] }: YAMLError, text: string): SyntaxProblem {
  const last = text.trimEnd().length;
  if (start >= last) return { range: { start: last, end: last }, ...UNCLOSED };
  return { range: { start, end: Math.min(end, text.length) }, ...YAML_PROBLEMS[code] };
}

/** Gives the offset of what lies too deep. Level by level: the next reader goes down by calls, and runs out of stack in a way that ends the process. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return level[0]?.offset;
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((child): child is CST.Token => child !== undefined && child !== null));
}
