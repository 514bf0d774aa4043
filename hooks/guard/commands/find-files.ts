import { DEEP, HOLE, markWildcards, SOME, STAR } from "../shell/marks.ts";
import { hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call } from "./call.ts";

/** Tests of `find` that choose by more than the name. */
const CHOOSES =
  /^(?:!|-not|-path|-ipath|-wholename|-regex|-iregex|-newer.*|-[acm]time|-[acm]min|-size|-user|-group|-perm|-empty|-prune|-o|-or|-links|-samefile)$/;
const RUNS = new Set(["-exec", "-execdir", "-ok", "-okdir"]);

/** `find`: what it deletes, what the commands it runs write, and what it prints. */
export function find(call: Call): void {
  const start = call.words.findIndex((word) => /^[-!(]/.test(word) && !/^-[HLPDO]/.test(word));
  const tests = start === -1 ? [] : call.words.slice(start);
  const roots = (start === -1 ? call.words : call.words.slice(0, start)).filter((word) => !word.startsWith("-"));
  const found = foundBy(roots.length === 0 ? ["."] : roots, tests);
  if (tests.includes("-delete")) deleteFound(call, found);
  for (const name of ["-fprint", "-fprintf", "-fls"]) if (tests.includes(name)) call.write(tests[tests.indexOf(name) + 1] ?? "");
  for (let at = 0; at < tests.length; at += 1) if (RUNS.has(tests[at] ?? "")) at = runFound(call, { tests, at, found });
  call.print(found);
}

function deleteFound(call: Call, found: readonly string[]): void {
  for (const path of found) {
    if (path.endsWith(`/${DEEP}`)) call.write(path.slice(0, -2), "below");
    else call.write(path);
  }
}

function foundBy(roots: readonly string[], tests: readonly string[]): readonly string[] {
  const valueAfter = (...names: readonly string[]): string | undefined => tests[tests.findIndex((test) => names.includes(test)) + 1 || tests.length];
  const name = valueAfter("-name", "-iname");
  if (tests.some((test) => CHOOSES.test(test))) return roots.map((root) => `${root}/${SOME}`);
  const depth = valueAfter("-maxdepth");
  return roots.map((root) => {
    const below = depth === "1" ? root : `${root}/${DEEP}`;
    if (name === undefined) return depth === "1" ? `${root}/${STAR}` : below;
    return `${below}/${markWildcards(name)}`;
  });
}

interface FoundRun {
  readonly tests: readonly string[];
  readonly at: number;
  readonly found: readonly string[];
}

/** Runs the command behind `-exec`; gives where it ends. */
function runFound(call: Call, { tests, at, found }: FoundRun): number {
  let end = at + 1;
  while (end < tests.length && tests[end] !== ";" && !(tests[end] === "+" && tests[end - 1] === "{}")) end += 1;
  const words = tests.slice(at + 1, end);
  for (const path of found) call.run(words.map((word) => (word.includes("{}") ? word.replaceAll("{}", path) : word)));
  return end;
}

const XARGS = { valued: "aEdIiLnPs", long: ["arg-file", "delimiter", "max-args", "max-procs", "replace", "max-lines"], leading: true } as const;

/** `xargs`, `parallel`: runs a command with what it is given. */
export function xargs(call: Call): void {
  const args = parseArgs(call.words, XARGS);
  const whole = hasOption(args, "0", "d", "I", "i", "null", "delimiter");
  const input = hasOption(args, "a", "arg-file") ? [HOLE] : (call.input ?? [HOLE]);
  const words = whole ? input : input.flatMap((line) => line.split(/\s+/).filter((word) => word !== ""));
  const sign = valueOf(args, "I", "replace") ?? (call.name === "parallel" || hasOption(args, "i") ? "{}" : undefined);
  const signed = sign !== undefined && args.operands.some((word) => word.includes(sign));
  if (!signed) call.run([...args.operands, ...words]);
  else for (const word of words.slice(0, 64)) call.run(args.operands.map((operand) => operand.replaceAll(sign, word)));
}

/** `grep -l`, `rg -l`, `rg --files`, `fd`: print a selection of files. */
export function listMatches(call: Call): void {
  const listing =
    call.name === "fd" ||
    call.name === "fdfind" ||
    call.words.some((word) => /^-[a-zA-Z]*[lL]|^--(?:files|files-with-matches|files-without-match)$/.test(word));
  if (!listing) return;
  const { operands } = parseArgs(call.words, { valued: "efmABCgtTdEMj" });
  const named = call.words.some((word) => word === "--files" || word === "-e") ? operands : operands.slice(1);
  call.print((named.length === 0 ? ["."] : named).map((path) => path + SOME));
}
