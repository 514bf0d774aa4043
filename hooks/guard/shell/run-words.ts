import type { Call } from "../commands/call.ts";
import { findHandler } from "../commands/index.ts";
import type { WriteReach } from "../write.ts";
import { changeFolder, lengthOf } from "./change-folder.ts";
import { hasWildcard, HOLE } from "./marks.ts";
import { absolutePath, resolveDestination } from "./resolve-destination.ts";
import { type Analysis, createShellState, type Folder, type Printed, type ShellState } from "./scene.ts";
import type { ShellDialect } from "./token.ts";

/** A command whose words are expanded, and what is around it. */
export interface Command {
  readonly words: readonly string[];
  readonly state: ShellState;
  readonly depth: number;
  readonly dialect: ShellDialect;
  readonly input: Printed | undefined;
  readonly hereText: string | undefined;
  /** Notes what the command prints. */
  readonly print: (printed: Printed) => void;
}

/** Programs may start each other this deep. */
const DEEPEST = 12;

const CHANGES_FOLDER = new Set(["cd", "pushd", "popd", "chdir", "set-location", "push-location", "pop-location", "sl"]);
const DECLARES = new Set(["export", "readonly", "local", "declare", "typeset"]);
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?)=([^]*)$/;

/** Finds what a command with expanded words writes, and does to the shell what it does to it. */
export function runWords(command: Command, analysis: Analysis): void {
  const [first, ...rest] = command.words;
  if (first === undefined || first.includes(HOLE) || command.depth > DEEPEST || !analysis.spend(1 + command.words.length)) return;
  const name = programName(first);
  const { state } = command;
  if (CHANGES_FOLDER.has(name)) changeFolder([POWERSHELL_NAMES[name] ?? name, ...rest], state, analysis);
  else if (DECLARES.has(name)) for (const word of rest) assignWord(word, state);
  else if (name === "eval") forward(command, analysis, rest.join(" "));
  else if (name === "read") readLine(rest, command);
  else if (rest.some((word) => word === "--help" || word === "--version")) return;
  else findHandler(name)?.(createCall(command, analysis, name));
}

const POWERSHELL_NAMES: Readonly<Record<string, string>> = { "push-location": "pushd", "pop-location": "popd" };

/** Name of a program without folders, the ending of Windows, and numbers of versions. */
function programName(word: string): string {
  const base = word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1);
  const plain = base.replace(/\.(?:exe|cmd)$/i, "").toLowerCase();
  return /^(?:python|perl|ruby|php|node)[\d.]+$/.test(plain) ? plain.replace(/[\d.]+$/, "") : plain;
}

/** Assigns a variable as a word `NAME=value` says; gives whether it was one. */
export function assignWord(word: string, state: ShellState): boolean {
  const match = ASSIGNMENT.exec(word);
  if (match === null) return false;
  const [, name = "", adds, value = ""] = match;
  const values = [value];
  state.variables.set(name, adds === "+" ? [...(state.variables.get(name) ?? [HOLE]), ...values].slice(0, 64) : values);
  return true;
}

/** `eval` runs in the same shell. */
function forward(command: Command, analysis: Analysis, text: string): void {
  const printed = analysis.runScript(text, { state: command.state, depth: command.depth + 1, dialect: command.dialect });
  if (printed !== undefined) command.print(printed);
}

/** Gives the variable all lines at once: the loop around it runs once for all. */
function readLine(words: readonly string[], { state, input }: Command): void {
  const names = words.filter((word) => /^[A-Za-z_]\w*$/.test(word));
  for (const [index, name] of (names.length === 0 ? ["REPLY"] : names).entries()) {
    const lines = index === 0 && names.length < 2 ? input : undefined;
    state.variables.set(name, lines === undefined || lines.length === 0 ? [HOLE] : lines.slice(0, 64));
  }
}

function createCall(command: Command, analysis: Analysis, name: string): Call {
  const { words, state, input, hereText } = command;
  return callIn({ command, analysis, name, folders: state.folders, words: words.slice(1), input, hereText });
}

interface CallScene {
  readonly command: Command;
  readonly analysis: Analysis;
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly words: readonly string[];
  readonly input: Printed | undefined;
  readonly hereText: string | undefined;
}

function callIn(scene: CallScene): Call {
  const { command, analysis, name, folders, words, input, hereText } = scene;
  const stateIn = (folder: string | undefined): ShellState =>
    createShellState(folder === undefined ? folders : moved(folders, folder, analysis), copyOf(command.state.variables, analysis));
  const onDisk = (path: string): string | undefined => (hasWildcard(path) || path.includes(HOLE) ? undefined : absolutePath(path, folders[0], analysis.scene));
  return {
    name,
    words,
    input,
    hereText,
    write: (path, reach = "file") => collectAll({ path, how: howOf(name, words), reach }, folders, analysis),
    lose: (why) => analysis.collect({ unknown: why }),
    run: (inner, { folder, input: lines } = {}) =>
      runWords(
        {
          ...command,
          words: inner,
          state: folder === undefined ? command.state : stateIn(folder),
          depth: command.depth + 1,
          input: lines ?? input,
        },
        analysis,
      ),
    script(text, parameters = [], dialect = "posix") {
      const inner = stateIn(undefined);
      for (const [index, value] of parameters.entries()) inner.variables.set(String(index), [value]);
      if (parameters.length > 1) for (const all of ["@", "*"]) inner.variables.set(all, parameters.slice(1));
      const printed = analysis.runScript(text, { state: inner, depth: command.depth + 1, dialect });
      if (printed !== undefined) command.print(printed);
    },
    within: (folder) => callIn({ ...scene, folders: moved(folders, folder, analysis) }),
    kindOf(path) {
      const absolute = onDisk(path);
      return absolute === undefined ? undefined : analysis.scene.kindOf?.(absolute);
    },
    gitRoot: () => (folders[0] === undefined ? undefined : analysis.scene.gitRoot?.(folders[0])),
    folder: () => folders[0],
    print: (lines) => command.print(lines),
  };
}

function copyOf(variables: ShellState["variables"], analysis: Analysis): Map<string, readonly string[]> {
  return analysis.spend(variables.size) ? new Map(variables) : new Map<string, readonly string[]>();
}

function moved(folders: readonly Folder[], folder: string, analysis: Analysis): readonly Folder[] {
  return folders.map((from) => absolutePath(folder, from, analysis.scene));
}

function collectAll(
  destination: { readonly path: string; readonly how: string; readonly reach: WriteReach },
  folders: readonly Folder[],
  analysis: Analysis,
): void {
  if (!analysis.spend(destination.path.length + lengthOf(folders))) return;
  for (const write of resolveDestination(destination, folders, analysis.scene)) analysis.collect(write);
}

const TWO_WORDS = new Set(["git", "npm", "pnpm", "yarn", "cargo", "go", "terraform", "ruff"]);

/** Names a command in few words: `rm`, `sed -i`, `git checkout`. */
function howOf(name: string, words: readonly string[]): string {
  if (name === "sed" || name === "perl" || name === "ruby") return `${name} -i`;
  const word = TWO_WORDS.has(name) ? words.find((other) => /^[a-z-]+$/.test(other) && !other.startsWith("-")) : undefined;
  return word === undefined ? name : `${name} ${word}`;
}
