import { textsOf, type Fields } from "./hook-fields.ts";
import type { ToolUse } from "./hook-dialect.ts";

/** The names of a host's tools by what they do, and where their arguments stand. Names are those of the host, compared exactly. */
export interface ToolNames {
  readonly edit: readonly string[];
  readonly patch: readonly string[];
  readonly shell: readonly string[];
  readonly read: readonly string[];
  /** Fields that hold the path an edit writes. */
  readonly pathFields: readonly string[];
  /** Fields that hold the text of a patch; the first that is no empty text counts. */
  readonly patchFields: readonly string[];
}

const COMMAND_FIELDS = ["command", "cmd"];
const FOLDER_FIELDS = ["workdir", "dir_path", "directory", "cwd"];

/** Tells what a tool of a host is about to do or did. Never throws; a tool without its argument has an empty text or no paths. */
export function describeToolUse(names: ToolNames, name: string, input: Fields): ToolUse {
  if (names.edit.includes(name)) return { name, kind: "edit", paths: textsOf(input, names.pathFields) };
  if (names.patch.includes(name)) return { name, kind: "patch", paths: [], patch: textsOf(input, names.patchFields)[0] ?? "" };
  if (names.shell.includes(name)) return { name, kind: "shell", paths: [], command: commandOf(input) };
  return { name, kind: names.read.includes(name) ? "read" : "other", paths: [] };
}

/** A shell tool may be told a folder beside the command; as a shell would be told it, what looks at commands sees it too. */
function commandOf(input: Fields): string {
  const command = textsOf(input, COMMAND_FIELDS)[0] ?? listedCommand(input);
  const folder = textsOf(input, FOLDER_FIELDS)[0];
  return folder === undefined || command === "" ? command : `cd ${quoteWord(folder)} && ${command}`;
}

/** A command as a list of words; behind `bash -lc` stands the text that counts. */
function listedCommand(input: Fields): string {
  const words = COMMAND_FIELDS.map((field) => input[field]).find((value) => Array.isArray(value));
  if (!Array.isArray(words)) return "";
  const texts = words.filter((word) => typeof word === "string");
  const script = /^-[a-z]*c$/.test(texts[1] ?? "") ? texts[2] : undefined;
  return script ?? texts.map(quoteWord).join(" ");
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
