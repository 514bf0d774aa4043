import { hasOption, parseArgs, type OptionRules } from "./args.ts";
import type { Call, Handler } from "./call.ts";

/** `rm`, and `del` and `rd` of Windows. */
export function remove(call: Call): void {
  const args = parseArgs(call.words);
  const deep = hasOption(args, "r", "R", "recursive");
  for (const path of args.operands) call.write(path, deep ? "below" : "file");
}

/** Gives a handler for programs that write every operand, such as `touch`, `truncate`, `shred`. */
export function writesOperands(rules: OptionRules = {}): Handler {
  return (call) => {
    for (const path of parseArgs(call.words, rules).operands) call.write(path);
  };
}

/** `mkdir`: a folder that is there stays as it is. */
export function makeFolders(call: Call): void {
  for (const path of parseArgs(call.words, { valued: "m", long: ["mode"] }).operands) if (call.kindOf(path) !== "folder") call.write(path);
}

/** `chmod`, `chown`, `chgrp`: the first operand is the mode or owner, unless a file lends it. */
export function changeMode(call: Call): void {
  const signed = call.words.filter((word) => !/^-[rwxXst]+$/.test(word));
  const args = parseArgs(signed, { long: ["reference", "from"] });
  const hasMode = !hasOption(args, "reference") && signed.length === call.words.length;
  for (const path of hasMode ? args.operands.slice(1) : args.operands) call.write(path, hasOption(args, "R", "recursive") ? "below" : "file");
}

/** `dd of=path`. */
export function diskDump(call: Call): void {
  for (const word of call.words) if (word.startsWith("of=")) call.write(word.slice(3));
}

/** `split`, `csplit`: names that begin alike. */
export function splitFile(call: Call): void {
  const { operands } = parseArgs(call.words, { valued: "abCflnt", long: ["lines", "bytes", "suffix-length", "number", "prefix"] });
  call.write(`${operands[1] ?? "x"}\uE000`);
}

/** `del`, `erase`, `rd`, `copy`, `move`, `ren` of Windows: options begin with `/`. */
export function windowsCommand(call: Call): void {
  const deep = call.words.some((word) => word.toLowerCase() === "/s");
  const operands = call.words.filter((word) => !/^\/[a-z]$/i.test(word));
  const [first, second] = operands;
  if (["del", "erase", "rd", "md"].includes(call.name)) for (const path of operands) call.write(path, deep ? "below" : "file");
  else if (second !== undefined) {
    if (call.name !== "copy" && call.name !== "xcopy" && first !== undefined) call.write(first);
    call.write(second, call.name === "xcopy" ? "below" : "file");
  }
}
