import { findCodeWrites } from "../code/find-code-writes.ts";
import { type Args, hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call } from "./call.ts";
import { runCode } from "./run-code.ts";

/** `sed -i` in all spellings, and the `w` of its scripts. */
export function sed(call: Call): void {
  const args = parseArgs(call.words, { valued: "efl", attached: "i", long: ["expression", "file", "line-length"] });
  const scripted = hasOption(args, "e", "expression", "f", "file");
  const operands = args.operands.filter((word) => word !== "");
  const scripts = scripted ? [...(args.options.get("e") ?? []), ...(args.options.get("expression") ?? [])] : operands.slice(0, 1);
  if (hasOption(args, "i", "in-place")) writeAll(call, scripted ? operands : operands.slice(1), valueOf(args, "i", "in-place"));
  for (const script of scripts) {
    if (script.length > 10_000) continue;
    for (const [, path = ""] of script.matchAll(/(?:^|[;}/,|#\d$!]|[gpIMe])w[ \t]+([^\s;}]+)/g)) call.write(path);
  }
}

/** `perl -i`, also behind other letters, and what a program in `-e` opens. */
export function perl(call: Call): void {
  const words = call.words.map((word) => word.replace(/^-0[0-7]*(?=[a-zA-Z])/, "-"));
  const args = parseArgs(words, { valued: "eE", attached: "0ilFIMmxCdD", leading: true });
  editOrRun(call, args, [...(args.options.get("e") ?? []), ...(args.options.get("E") ?? [])]);
}

/** `ruby -i`, likewise. */
export function ruby(call: Call): void {
  const args = parseArgs(call.words, { valued: "e", attached: "0iFIrCKTWxE", leading: true });
  editOrRun(call, args, args.options.get("e") ?? []);
}

function editOrRun(call: Call, args: Args, programs: readonly string[]): void {
  if (hasOption(args, "i")) writeAll(call, programs.length > 0 ? args.operands : args.operands.slice(1), valueOf(args, "i"));
  for (const program of programs) runCode(call, program);
  if (programs.length === 0 && args.operands.every((word) => word === "-") && call.hereText !== undefined) runCode(call, call.hereText);
}

/** `awk -i inplace`, and `> "file"` in its program. */
export function awk(call: Call): void {
  const args = parseArgs(call.words, { valued: "iFvfleE", long: ["include", "assign", "field-separator", "file"], leading: true });
  const [program = "", ...files] = hasOption(args, "f", "file") ? ["", ...args.operands] : args.operands;
  const inPlace = [...(args.options.get("i") ?? []), ...(args.options.get("include") ?? [])].includes("inplace");
  if (inPlace) for (const file of files) if (!/^\w+=/.test(file)) call.write(file);
  for (const { path } of findCodeWrites(program, "awk")) if (path !== undefined) call.write(path);
}

function writeAll(call: Call, files: readonly string[], suffix: string | undefined): void {
  for (const file of files) {
    call.write(file);
    if (suffix !== undefined) call.write(suffix.includes("*") ? suffix.replace("*", file) : file + suffix);
  }
}

/** `yq -i`: the expression comes first. */
export function yq(call: Call): void {
  const args = parseArgs(call.words, { valued: "opIs" });
  if (!hasOption(args, "i", "inplace", "in-place")) return;
  const operands = /^(?:e|eval|ea|eval-all)$/.test(args.operands[0] ?? "") ? args.operands.slice(1) : args.operands;
  for (const file of operands.slice(1)) call.write(file);
}

/** `sd find replace files`. */
export function sd(call: Call): void {
  const args = parseArgs(call.words, { valued: "nf" });
  if (!hasOption(args, "p", "preview")) for (const file of args.operands.slice(2)) call.write(file);
}
