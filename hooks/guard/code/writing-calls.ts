import { HOLE } from "../shell/marks.ts";
import type { CodeValue } from "./code-values.ts";
import type { CodeWrite } from "./code-write.ts";

/** What a call was given. */
export interface CallFacts {
  readonly values: readonly CodeValue[];
  /** The path a method was called on. */
  readonly receiver: string | undefined;
  /** Words between the brackets, such as `recursive`. */
  readonly words: readonly string[];
}

/** A call that writes, by what it writes. */
export interface WritingCall {
  readonly takes: "arguments" | "receiver";
  readonly writes: (facts: CallFacts) => readonly CodeWrite[];
}

const FILE_OWNERS = /^(?:fs|fsp|fse|os|promises|File|FileUtils|IO|Dir|Deno|Bun|shutil|pathlib)$/;

/** Functions that write their first argument, whoever owns them. */
const FIRST = new Set(
  `writeFile writeFileSync appendFile appendFileSync createWriteStream outputFile outputFileSync outputJson outputJsonSync outputJSON writeJson writeJsonSync truncateSync unlinkSync
  rmSync rmdirSync mkdirSync chmodSync ensureFileSync ensureDirSync removeSync emptyDirSync writeTextFile writeTextFileSync writeFileText file_put_contents makedirs removedirs rmtree rm_rf rm_r
  WriteAllText WriteAllLines WriteAllBytes AppendAllText AppendAllLines`.split(/\s+/),
);

/** Those that mean something else unless they belong to a module for files. */
const FIRST_OWNED = new Set(
  "write binwrite remove unlink rm rmdir mkdir truncate chmod touch delete mkdir_p rm_f remove_file emptyDir ensureDir ensureFile".split(" "),
);

const BOTH = new Set(["renameSync", "moveSync"]);
const BOTH_OWNED = new Set(["rename", "replace", "move", "renames", "mv"]);
const SECOND = new Set(["copyFile", "copyFileSync", "copySync", "cpSync", "copytree", "copy2", "copyfile", "cp_r", "symlinkSync", "linkSync"]);
const SECOND_OWNED = new Set(["copy", "cp", "symlink", "link", "ln_s"]);
const METHODS = new Set(["write_text", "write_bytes"]);
const METHODS_BARE = new Set(["unlink", "touch", "rmdir", "mkdir"]);
const OPENS = new Set(["open", "openSync", "fopen"]);
const RUNS = new Set([
  "system",
  "execSync",
  "spawnSync",
  "execFileSync",
  "popen",
  "Popen",
  "check_call",
  "check_output",
  "call",
  "run",
  "spawn",
  "execFile",
  "shell_exec",
]);

/** Tells what a call writes by its name and the name before its dot; undefined for one that writes nothing we know. */
export function describeCall(name: string, owner: string): WritingCall | undefined {
  const owned = FILE_OWNERS.test(owner);
  const first = FIRST.has(name) || (owned && FIRST_OWNED.has(name)) || (owner === "" && name === "unlink");
  if (OPENS.has(name))
    return {
      takes: owner === ")" || (owner !== "" && !/^(?:io|os|fs|fsp|codecs|File|IO|promises|builtins|gzip|tarfile|Deno)$/.test(owner)) ? "receiver" : "arguments",
      writes: opened,
    };
  if (METHODS.has(name) || (METHODS_BARE.has(name) && !/^(?:os|fs|fsp|promises|File|FileUtils|Dir)$/.test(owner) && owner !== ""))
    return {
      takes: "receiver",
      writes: ({ receiver, values }) => (METHODS.has(name) || values.every(isOption) ? [at(receiver)] : values.slice(0, 1).map(({ text }) => at(text))),
    };
  if (first) return { takes: "arguments", writes: (facts) => facts.values.slice(0, 1).map(({ text }) => at(text, isDeep(name, facts))) };
  if (BOTH.has(name) || (owned && BOTH_OWNED.has(name)) || (owner === "" && name === "rename"))
    return { takes: "arguments", writes: ({ values }) => values.slice(0, 2).map(({ text }) => at(text)) };
  if (SECOND.has(name) || (owned && SECOND_OWNED.has(name)))
    return {
      takes: "arguments",
      writes: (facts) => facts.values.slice(1, 2).map(({ text }) => at(text, name === "copytree" || name === "cp_r" || facts.words.includes("recursive"))),
    };
  return RUNS.has(name) ? { takes: "arguments", writes: run } : undefined;
}

/** `exist_ok=True`, `{recursive: true}` are no paths. */
function isOption({ text }: CodeValue): boolean {
  return text === HOLE;
}

function isDeep(name: string, { words }: CallFacts): boolean {
  return (
    name === "rmtree" ||
    name === "rm_rf" ||
    name === "rm_r" ||
    name === "removeSync" ||
    name === "emptyDirSync" ||
    (name.startsWith("rm") && words.includes("recursive"))
  );
}

function at(text: string | undefined, below = false): CodeWrite {
  return text === undefined || text.startsWith(HOLE) ? {} : { path: text, ...(below ? { below } : {}) };
}

const WRITING_MODE = /^[rbt]*[wax][bt+xU]*$|^[rbt]+\+[bt]*$/;

/** `open(path, "w")`, `path.open("w")`, `open(F, ">", "path")`, `open(F, ">path")`. */
function opened({ values, receiver, words }: CallFacts): readonly CodeWrite[] {
  const texts = values.map(({ text }) => text);
  const perl = texts.findIndex((text) => /^\+?>{1,2}/.test(text));
  if (perl !== -1) return [at((texts[perl] ?? "").replace(/^\+?>{1,2}(?::\S+)?\s*/, "") || texts[perl + 1])];
  const named = words[words.findIndex((word, index) => word === "mode" && words[index + 1] === "=") + 2];
  const mode = words.includes("mode") ? named : texts.slice(receiver === undefined ? 1 : 0).find((text) => WRITING_MODE.test(text));
  if (mode === undefined || !WRITING_MODE.test(mode)) return [];
  return [at(receiver ?? texts[0])];
}

/** A command as one text, a list of words, or a program and a list. */
function run({ values: [first, second] }: CallFacts): readonly CodeWrite[] {
  if (first?.list !== undefined) return [{ command: first.list.map(quote).join(" ") }];
  if (first === undefined || first.text.startsWith(HOLE)) return [];
  return [{ command: second?.list === undefined ? first.text : [first.text, ...second.list].map(quote).join(" ") }];
}

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
