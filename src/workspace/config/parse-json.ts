import type { Range } from "../../diagnostic/range.ts";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";

/** A JSON value with the place where it stands; `members` holds an object's keys in order, doubled ones too. */
export interface JsonNode {
  readonly range: Range;
  readonly value: unknown;
  readonly members: readonly JsonMember[];
}

/** One key of an object with its value. */
export interface JsonMember {
  readonly key: string;
  readonly keyRange: Range;
  readonly node: JsonNode;
}

/** Where a text stops being JSON, and what was expected there. */
export interface JsonProblem {
  readonly offset: number;
  readonly expected: string;
}

/** Deeper nesting is refused, so that no text can exhaust the stack. */
const MAX_DEPTH = 100;

/** Reads JSON (RFC 8259; a byte-order mark is passed over) and keeps where everything stands. Never throws. */
export function parseJson(text: string): Result<JsonNode, JsonProblem> {
  const reader: Reader = { text, at: text.startsWith("\u{feff}") ? 1 : 0 };
  try {
    const node = readValue(reader, 0);
    skipBlanks(reader);
    return reader.at === text.length ? succeed(node) : refuse({ offset: reader.at, expected: "the end of the file" });
  } catch (error) {
    if (error instanceof JsonError) return refuse({ offset: error.offset, expected: error.message });
    throw error;
  }
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

function readValue(reader: Reader, depth: number): JsonNode {
  skipBlanks(reader);
  if (depth > MAX_DEPTH) throw new JsonError(reader.at, `at most ${MAX_DEPTH} levels of nesting`);
  const start = reader.at;
  const first = reader.text[start];
  if (first === "{") return readObject(reader, depth);
  if (first === "[") return readArray(reader, depth);
  const token = first === '"' ? readString(reader) : readWord(reader);
  return { range: { start, end: reader.at }, value: token, members: [] };
}

function readObject(reader: Reader, depth: number): JsonNode {
  const start = reader.at;
  const members: JsonMember[] = [];
  readItems(reader, "}", () => {
    const keyStart = reader.at;
    if (reader.text[keyStart] !== '"') throw new JsonError(keyStart, "a key in double quotes");
    const key = readString(reader);
    const keyRange = { start: keyStart, end: reader.at };
    skipBlanks(reader);
    take(reader, ":");
    members.push({ key, keyRange, node: readValue(reader, depth + 1) });
  });
  return { range: { start, end: reader.at }, value: Object.fromEntries(members.map(({ key, node }) => [key, node.value])), members };
}

function readArray(reader: Reader, depth: number): JsonNode {
  const start = reader.at;
  const items: unknown[] = [];
  readItems(reader, "]", () => {
    items.push(readValue(reader, depth + 1).value);
  });
  return { range: { start, end: reader.at }, value: items, members: [] };
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
