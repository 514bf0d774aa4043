import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { MAX_DEPTH, type SettingsMember, type SettingsNode, type SyntaxProblem } from "./settings-node.ts";

/** Reads JSON (RFC 8259; a byte-order mark is passed over) and keeps where everything stands. Never throws. */
export function parseJson(text: string): Result<SettingsNode, SyntaxProblem> {
  const reader: Reader = { text, at: text.startsWith("\u{feff}") ? 1 : 0 };
  try {
    const node = readValue(reader, 0);
    skipBlanks(reader);
    return reader.at === text.length ? succeed(node) : refuse(problemAt(text, reader.at, "the end of the file"));
  } catch (error) {
    if (error instanceof JsonError) return refuse(problemAt(text, error.offset, error.message));
    throw error;
  }
}

function problemAt(text: string, offset: number, expected: string): SyntaxProblem {
  const character = text[offset];
  const range = { start: offset, end: Math.min(offset + 1, text.length) };
  const hint = hintFor(character, text.slice(0, offset).trimEnd().at(-1));
  return { range, found: character === undefined ? "end of the file" : `\`${character}\``, expected, ...(hint !== undefined && { hint }) };
}

/** What people write who think of another notation. */
function hintFor(character: string | undefined, before: string | undefined): string | undefined {
  if (character === "/" || character === "#") return "Remove the comment, which JSON does not have, or write the settings in YAML.";
  if (character === "'") return "Write double quotes.";
  if ((character === "}" || character === "]") && before === ",") return "Remove the comma before it.";
  return character === undefined ? "Complete the file." : undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

class JsonError extends Error {
  readonly offset: number;

  constructor(offset: number, expected: string) {
    super(expected);
    this.offset = offset;
  }
}

function readValue(reader: Reader, depth: number): SettingsNode {
  skipBlanks(reader);
  if (depth > MAX_DEPTH) throw new JsonError(reader.at, `at most ${MAX_DEPTH} levels of nesting`);
  const start = reader.at;
  const first = reader.text[start];
  if (first === "{") return readObject(reader, depth);
  if (first === "[") return readArray(reader, depth);
  const token = first === '"' ? readString(reader) : readWord(reader);
  return { range: { start, end: reader.at }, value: token, members: [], items: [] };
}

function readObject(reader: Reader, depth: number): SettingsNode {
  const start = reader.at;
  const members: SettingsMember[] = [];
  readItems(reader, "}", () => {
    const keyStart = reader.at;
    if (reader.text[keyStart] !== '"') throw new JsonError(keyStart, "a key in double quotes");
    const key = readString(reader);
    const keyRange = { start: keyStart, end: reader.at };
    skipBlanks(reader);
    take(reader, ":");
    members.push({ key, keyRange, node: readValue(reader, depth + 1) });
  });
  return { range: { start, end: reader.at }, value: Object.fromEntries(members.map(({ key, node }) => [key, node.value])), members, items: [] };
}

function readArray(reader: Reader, depth: number): SettingsNode {
  const start = reader.at;
  const items: SettingsNode[] = [];
  readItems(reader, "]", () => {
    items.push(readValue(reader, depth + 1));
  });
  return { range: { start, end: reader.at }, value: items.map(({ value }) => value), members: [], items };
}

function readItems(reader: Reader, close: string, readItem: () => void): void {
  reader.at += 1;
  skipBlanks(reader);
  if (reader.text[reader.at] === close) {
    reader.at += 1;
    return;
  }
  for (;;) {
    skipBlanks(reader);
    readItem();
    skipBlanks(reader);
    if (reader.text[reader.at] === close) break;
    take(reader, ",", `\`,\` or \`${close}\``);
  }
  reader.at += 1;
}

const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Looks for the closing quote by hand: a pattern with a loop in it would need a step back for every character. */
function readString(reader: Reader): string {
  const start = reader.at;
  let end = start + 1;
  while (end < reader.text.length && reader.text[end] !== '"') end += reader.text[end] === "\\" ? 2 : 1;
  reader.at = end + 1;
  try {
    const value: unknown = JSON.parse(reader.text.slice(start, end + 1));
    return typeof value === "string" ? value : "";
  } catch {
    throw new JsonError(start, "a text in double quotes on one line");
  }
}

function readWord(reader: Reader): unknown {
  WORD.lastIndex = reader.at;
  const found = WORD.exec(reader.text)?.[0];
  if (found === undefined) throw new JsonError(reader.at, "a value");
  reader.at += found.length;
  return JSON.parse(found);
}

function take(reader: Reader, character: string, expected = `\`${character}\``): void {
  if (reader.text[reader.at] !== character) throw new JsonError(reader.at, expected);
  reader.at += 1;
}

function skipBlanks(reader: Reader): void {
  while (" \t\r\n".includes(reader.text[reader.at] ?? "x")) reader.at += 1;
}
