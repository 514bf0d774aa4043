import { ansiCText } from "../shell/ansi-c-text.ts";
import { HOLE, STAR } from "../shell/marks.ts";
import { parseArgs } from "./args.ts";
import type { Call } from "./call.ts";

/** `echo`. */
export function echo(call: Call): void {
  const first = call.words.findIndex((word) => !/^-[neE]+$/.test(word));
  const text = first === -1 ? "" : call.words.slice(first).join(" ");
  call.print((call.words[0]?.includes("e") === true && first > 0 ? ansiCText(text) : text).split("\n"));
}

/** `printf`: its format with the words put in. */
export function printFormat(call: Call): void {
  const [format = "", ...words] = call.words[0] === "--" ? call.words.slice(1) : call.words;
  if (format === "-v" || format.length > 10_000) return;
  const rest = [...words];
  const once = (): string => ansiCText(format).replace(/%[-+ 0#]*\d*(?:\.\d+)?([sdqbi%])/g, (_, sign: string) => (sign === "%" ? "%" : (rest.shift() ?? "")));
  let text = once();
  for (let round = 0; round < 64 && rest.length > 0 && format.includes("%"); round += 1) text += once();
  call.print(text.replace(/\n$/, "").split("\n"));
}

/** `cat` of a here-document gives its text. */
export function cat(call: Call): void {
  const { operands } = parseArgs(call.words);
  if (operands.every((word) => word === "-") && call.input !== undefined) call.print(call.input);
}

/** `pwd`. */
export function printFolder(call: Call): void {
  const folder = call.folder();
  if (folder !== undefined) call.print([folder]);
}

/** `ls`: names in folders, the operands that are files. */
export function list(call: Call): void {
  const { operands } = parseArgs(call.words);
  if (call.words.some((word) => /^-\w*l/.test(word))) return call.print([HOLE]);
  call.print(operands.length === 0 ? [STAR] : operands.map((path) => (call.kindOf(path) === "folder" || path.endsWith("/") ? STAR : path)));
}

/** `dirname`, `basename`, `realpath`. */
export function namePart(call: Call): void {
  const { operands } = parseArgs(call.words, { valued: "s" });
  const [path = HOLE, suffix = ""] = operands;
  if (path.includes(HOLE) || path === "") return;
  const at = path.lastIndexOf("/");
  if (call.name === "dirname") call.print([at === -1 ? "." : path.slice(0, at) || "/"]);
  else if (call.name === "basename") call.print([path.slice(at + 1, path.endsWith(suffix) ? path.length - suffix.length : undefined)]);
  else call.print([path]);
}
