import { resolve } from "node:path";
import { readText } from "../../disk/files/read-text.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import { parseYamlText } from "../../util/yaml/parse-yaml-text.ts";
import { listOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";

/** Values for `{{name}}`: texts of `--var`, whatever JSON or YAML says of a file. */
export type Variables = Readonly<Record<string, unknown>>;

/** A file of variables is small; a larger one is another file. */
const FILE_LIMIT = 4_194_304;

/** Reads the variables of a call: `--var name=value` wins over `--vars-file`, a later `--var` over an earlier one. @throws CommandError where one cannot be read. */
export function readVariables(invocation: Invocation, cwd: string): Variables {
  const file = textOption(invocation, "varsFile");
  const given = listOption(invocation, "var").map(parseVariable);
  return { ...(file === undefined ? {} : readVariablesFile(file, cwd)), ...Object.fromEntries(given) };
}

/** Takes `name=value` apart at the first `=`; the value may be empty, the name stays as it is (`a.b` is one name). @throws CommandError for anything else. */
export function parseVariable(text: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  const name = text.slice(0, Math.max(0, at)).trim();
  if (at > 0 && name !== "") return [name, text.slice(at + 1)];
  const what = at === -1 ? `Unexpected variable \`${text}\`, expected \`name=value\`` : `Missing name of the variable in \`${text}\``;
  throw new CommandError(what, { exitCode: 2, hint: at === -1 && text !== "" ? `--var ${text}=...` : "--var name=value" });
}

function readVariablesFile(path: string, cwd: string): Variables {
  const read = readText(resolve(cwd, path), FILE_LIMIT);
  if (!read.ok) throw new CommandError(read.problem.message, { exitCode: 1, hint: read.problem.hint ?? "give --vars-file a JSON or YAML file" });
  const { text } = read.value;
  const parsed = parseYamlText(text, { maxLength: FILE_LIMIT, maxValues: 100_000 });
  if (!parsed.ok) {
    const { range, found, expected, hint } = parsed.problem;
    const { line, column } = createLineIndex(text).positionAt(range.start);
    throw new CommandError(`${path}:${line}:${column}: Unexpected ${found}, expected ${expected}`, { exitCode: 1, hint });
  }
  const { value } = parsed.value;
  if (isMapping(value)) return value;
  throw new CommandError(`Unexpected content of "${path}", expected names and values`, { exitCode: 1, hint: "write such as `task: Add a login`" });
}

function isMapping(value: unknown): value is Variables {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
