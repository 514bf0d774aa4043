import { HOLE } from "../shell/marks.ts";
import { hasOption, parseArgs } from "./args.ts";
import type { Call } from "./call.ts";
import { runCode } from "./run-code.ts";

/** `bash -c "text"`, also `-lc` and the like, and shells that are given their script to read. */
export function shell(call: Call): void {
  const args = parseArgs(call.words, { valued: "oO", long: ["rcfile", "init-file"], leading: true });
  const [text, ...parameters] = args.operands;
  if (hasOption(args, "c")) {
    if (text !== undefined) call.script(text, parameters);
    return;
  }
  if (hasOption(args, "n") || (text !== undefined && text !== "-" && !hasOption(args, "s"))) return;
  const given = call.hereText ?? (call.input === undefined || call.input.some((line) => line.includes(HOLE)) ? undefined : call.input.join("\n"));
  if (given !== undefined) call.script(given, ["bash", ...args.operands]);
}

/** `su -c "text"`. */
export function switchUser(call: Call): void {
  const { options } = parseArgs(call.words, { valued: "cs", long: ["command"] });
  for (const text of [...(options.get("c") ?? []), ...(options.get("command") ?? [])]) call.script(text);
}

/** `powershell -Command text`, `pwsh -c text`. */
export function powershell(call: Call): void {
  const at = call.words.findIndex((word) => /^-c(?:ommand)?$/i.test(word));
  const first = at === -1 ? call.words.findIndex((word) => !word.startsWith("-")) : at + 1;
  if (first !== -1 && !call.words.some((word) => /^-f(?:ile)?$/i.test(word))) call.script(call.words.slice(first).join(" "), [], "powershell");
}

/** `cmd /c text`. */
export function cmd(call: Call): void {
  const at = call.words.findIndex((word) => /^\/[ck]$/i.test(word));
  if (at !== -1) call.script(call.words.slice(at + 1).join(" "), [], "powershell");
}

/** Options of interpreters behind which a program stands. */
const PROGRAMS = ["-c", "-e", "--eval", "-p", "--print", "-r", "-pe", "-E"];

/** `python -c`, `node -e`, `php -r`, and programs given to read. */
export function interpreter(call: Call): void {
  const { name, words } = call;
  const letters = name.startsWith("python") || name === "py" ? ["-c"] : PROGRAMS;
  for (const [index, word] of words.entries()) {
    if (letters.includes(word)) return runCode(call, words[index + 1] ?? "");
    if (/^--(?:eval|print)=/.test(word)) return runCode(call, word.slice(word.indexOf("=") + 1));
    if (word === "eval" && (name === "deno" || name === "bun")) return runCode(call, words[index + 1] ?? "");
    if (word === "-m") return call.run(words.slice(index + 1));
    if (!word.startsWith("-")) break;
  }
  if (words.every((word) => word === "-" || word.startsWith("--")) && call.hereText !== undefined) return runCode(call, call.hereText);
  if (words.length === 0 && call.input?.some((line) => line.includes(HOLE)) === false) runCode(call, call.input.join("\n"));
}
