import type { Spot } from "./place.ts";
import { decodeWord } from "./decode-word.ts";
import { createInnerLayer } from "./layer.ts";
import { createScan, descend, type HereDocument, type Scan } from "./scan.ts";

/** A word of a command as it is written, and the references in it. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly spots: readonly Spot[];
}

/** Commands that read their arguments as shell code, or as names that a shell evaluates. */
const READERS = new Set(["eval", "trap", "let", "alias", "unset", "read", "getopts", "mapfile", "readarray", "ssh", "su"]);
const DECLARERS = new Set(["export", "readonly", "local", "declare", "typeset"]);
const SHELL = /^(?:.*\/)?(?:ba|da|z|k|a|mk)?sh$/u;
const PROGRAM_FLAG = /^-[A-Za-z]*c$/u;
/** What hands its whole environment on to the shell it starts, and what does not although it may stand behind those. */
const HANDS_ON = /^(?:.*\/)?(?:exec|command|nohup|time|timeout|nice|env|xargs|setsid|stdbuf|find|(?:ba|da|z|k|a|mk)?sh)$/u;
const HANDS_NOTHING_ON = /^(?:.*\/)?(?:-|-[0A-Za-z]*i|--ignore-environment|sudo|doas|su|ssh|docker|podman|kubectl|chroot|runuser|npx)$/u;
const INTERPRETER = /^(?:.*\/)?(?:node|bun|tsx|deno|python[\d.]*|perl|ruby|php)$/u;
const CODE_FLAG = /^(?:-[A-Za-z]*[ecpr]|--eval|--print|eval)$/u;
/** Expansions before a name: they may be empty, and the name the rest. */
const EXPANDED = /^(?:\$\([^()]*\)|`[^`]*`|\$\{[^{}]*\})+(?=[A-Za-z])/u;
const CALCULATING = /^-(?:eq|ne|lt|le|gt|ge|v|R)$/u;

/** Finds the references of a command that it would read as code, and gives them the place that says so. */
export function inspectCommand(scan: Scan, words: readonly Word[], documents: readonly HereDocument[]): void {
  if (documents.length === 0 && !words.some(({ spots }) => spots.length > 0)) return;
  const texts = words.map(({ start, end }) => plainText(scan, { start, end }));
  const first = texts.findIndex((text) => !/^\w+(?:\[.*)?\+?=/u.test(text) && text !== "command" && text !== "builtin" && text !== "exec");
  const name = texts[first] ?? "";
  const rest = words.slice(first + 1);
  if (documents.length > 0) giveReader(texts, documents);
  if (READERS.has(name)) mark(rest, "program");
  if (DECLARERS.has(name))
    mark(
      rest.filter((word) => !assigns(scan, word)),
      "program",
    );
  if ((name === "[" || name === "[[" || name === "test") && texts.some((text) => (name === "[[" ? CALCULATING : /^-[vR]$/u).test(text)))
    mark(rest, "arithmetic");
  if (name === "printf" && texts[first + 1] === "-v") mark(words.slice(first + 2, first + 3), "program");
  markPrograms(scan, words, texts);
  markCode(words, texts);
  if (name === "for" && texts[first + 2] === "in") giveRole(scan, words.slice(first + 3), "list");
  else if (words[first] !== undefined) giveRole(scan, [words[first]], "command");
}

/** Whether the shell at an index gets the variables of this one. */
function getsEnvironment(texts: readonly string[], shell: number): boolean {
  const starters = texts.slice(0, shell + 1).filter((text) => !/^\w+=/u.test(text));
  return HANDS_ON.test(starters[0] ?? "") && !starters.some((text) => HANDS_NOTHING_ON.test(text));
}

/** A shell that is given no program and no file reads its program from the here-document. */
function giveReader(texts: readonly string[], documents: readonly HereDocument[]): void {
  const shell = texts.findIndex((text) => SHELL.test(text) || text === "ssh" || text === "su");
  if (shell === -1) return;
  const file = texts.findIndex((text, index) => index > shell && !text.startsWith("-"));
  const takesFile = SHELL.test(texts[shell] ?? "") && file !== -1 && !texts.slice(shell + 1, file).some((text) => /^-[A-Za-z]*s$/u.test(text));
  // The program of a shell may be a shell that reads on.
  const nested = texts.slice(shell + 1).some((text) => /(?:^|[\s/;&|])(?:ba|da|z|k|a|mk)?sh(?:$|[\s;&|])/u.test(text));
  if (nested) for (const document of documents) document.reader = "foreign shell";
  if (takesFile || nested) return;
  for (const document of documents) document.reader = getsEnvironment(texts, shell) ? "shell" : "foreign shell";
}

/** `node -e CODE` and its like: no shell reads the value, but the program takes it for code. */
function markCode(words: readonly Word[], texts: readonly string[]): void {
  const interpreter = texts.findIndex((text) => INTERPRETER.test(text));
  const flag = interpreter === -1 ? -1 : texts.findIndex((text, index) => index > interpreter && CODE_FLAG.test(text));
  if (flag !== -1) for (const spot of words[flag + 1]?.spots ?? []) spot.role = "code";
}

/** Notes words that are one reference and nothing else. */
function giveRole(scan: Scan, words: readonly Word[], role: "command" | "list"): void {
  for (const { start, end, spots } of words) {
    const [spot] = spots;
    if (spot !== undefined && spots.length === 1 && /^["']?.["']?$/u.test(scan.layer.text.slice(start, Math.min(end, start + 4)))) spot.role = role;
  }
}

/** `sh -c PROGRAM`, wherever in the command it stands: `sudo`, `env`, `xargs` and others start it too. The program is read as a command of its own. */
function markPrograms(scan: Scan, words: readonly Word[], texts: readonly string[]): void {
  const shell = texts.findIndex((text) => SHELL.test(text));
  if (shell === -1) return;
  const flag = texts.findIndex((text, index) => index > shell && PROGRAM_FLAG.test(text));
  const program = flag === -1 ? undefined : words[flag + 1];
  if (program === undefined || program.spots.length === 0) return;
  mark([program], "program");
  // What starts the shell has to hand the environment on, or the values would be empty there.
  if (!getsEnvironment(texts, shell)) return;
  const units = decodeWord(scan.layer, program);
  if (units === undefined) return;
  const layer = createInnerLayer(scan.layer, units);
  descend(scan, () => {
    scan.readers.readScript({ ...createScan(layer, { start: 0, end: units.length }, scan), inProgram: true });
  });
}

function mark(words: readonly Word[], place: "program" | "arithmetic"): void {
  for (const { spots } of words) for (const spot of spots) if (spot.place !== "comment") spot.place = place;
}

function assigns(scan: Scan, { start, spots }: Word): boolean {
  const before = spots[0] === undefined ? "" : scan.layer.text.slice(start, start + 200);
  const equals = before.search(/=/u);
  return equals > 0 && /^\w+\+?$/u.test(before.slice(0, equals)) && spots.every(({ at }) => at > scan.layer.offsetOf(start + equals));
}

/** The text of a word without quotes, up to a length that names have. */
function plainText(scan: Scan, { start, end }: { readonly start: number; readonly end: number }): string {
  return scan.layer.text
    .slice(start, Math.min(end, start + 100))
    .replaceAll(/["'\\]/gu, "")
    .replace(EXPANDED, "");
}
