/** A setting of a TOML file. */
export interface TomlValue {
  /** Names of the table and of the key, without quotes. */
  readonly path: readonly string[];
  /** How many of the names stand in the table's header. */
  readonly depth: number;
  /** The text of a string, else a number or a word as it is written; undefined for a list, a table or a text of several lines. */
  readonly value: string | undefined;
  /** Where the value is written, with its quotes. */
  readonly start: number;
  readonly end: number;
}

/** What was read of a TOML file. */
export interface TomlLines {
  readonly values: readonly TomlValue[];
  /** Headers of tables in their order: names without quotes, and where the line ends. */
  readonly tables: readonly { readonly path: readonly string[]; readonly end: number }[];
}

const KEY = String.raw`(?:[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')`;
const KEYS = String.raw`${KEY}(?:[ \t]*\.[ \t]*${KEY})*`;
const HEADER = new RegExp(String.raw`^[ \t]*\[[ \t]*(${KEYS})[ \t]*\][ \t]*(?:#.*)?$`);
const SETTING = new RegExp(String.raw`^([ \t]*${KEYS}[ \t]*=[ \t]*)(.*)$`);
/** Stands for the names of a list of tables, which hold nothing of interest here. */
const LIST = "[[]]";
const SCALAR = /^(?!"""|''')("(?:\\.|[^"\\])*"|'[^']*'|[^\s#[{"']+)[ \t]*(?:#.*)?$/;

/** Reads the headers and settings of a TOML file line by line; values of several lines and inline tables are only noted, and what is no TOML is passed over. Never throws. */
export function parseTomlLines(text: string): TomlLines {
  const values: TomlValue[] = [];
  const tables: TomlLines["tables"][number][] = [];
  let table: readonly string[] = [];
  let open = "";
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const header = open === "" ? parseHeader(line) : undefined;
    if (header !== undefined) {
      table = header.path;
      if (!header.isList) tables.push({ path: table, end: index + line.length });
    } else if (open === "") {
      const setting = parseSetting(line, { index, table });
      if (setting !== undefined) values.push(setting);
      open = setting === undefined || setting.value === undefined ? stillOpen(line.slice(line.indexOf("=") + 1), "") : "";
    } else open = stillOpen(line, open);
  }
  return { values, tables };
}

function parseHeader(line: string): { readonly path: readonly string[]; readonly isList: boolean } | undefined {
  const keys = HEADER.exec(line)?.[1];
  if (keys !== undefined) return { path: splitKeys(keys), isList: false };
  return /^[ \t]*\[\[/.test(line) ? { path: [LIST], isList: true } : undefined;
}

function parseSetting(line: string, { index, table }: { readonly index: number; readonly table: readonly string[] }): TomlValue | undefined {
  const [, left, right = ""] = SETTING.exec(line) ?? [];
  if (left === undefined) return undefined;
  const scalar = SCALAR.exec(right)?.[1];
  const start = index + left.length;
  const path = [...table, ...splitKeys(left.slice(0, left.lastIndexOf("=")))];
  return { path, depth: table.length, value: scalar === undefined ? undefined : unquote(scalar), start, end: start + (scalar ?? right).length };
}

/** Writes a text as TOML's basic string, which is JSON's with one sign less. */
export function quoteToml(text: string): string {
  return JSON.stringify(text).replaceAll("\u007f", String.raw`\u007f`);
}

function splitKeys(keys: string): readonly string[] {
  return [...keys.matchAll(new RegExp(KEY, "g"))].map(([key]) => unquote(key));
}

function unquote(word: string): string {
  if (word.startsWith("'")) return word.slice(1, -1);
  if (!word.startsWith('"')) return word;
  try {
    const value: unknown = JSON.parse(word);
    return typeof value === "string" ? value : word;
  } catch {
    return word.slice(1, -1);
  }
}

/** What is still open at the end of a line: brackets as they opened, or the quotes of a text of several lines. */
function stillOpen(line: string, before: string): string {
  let open = before;
  for (const [token] of line.matchAll(/"""|'''|"(?:\\.|[^"\\])*"|'[^']*'|#|[[\]{}]|\\./g)) {
    const last = open.slice(-3);
    const quoted = last === '"""' || last === "'''";
    if (quoted) open = token === last ? open.slice(0, -3) : open;
    else if (token === "#") return open;
    else if (token === '"""' || token === "'''") open += token;
    else if (token === "[" || token === "{") open += token;
    else if (token === "]" || token === "}") open = open.slice(0, -1);
  }
  return open;
}
