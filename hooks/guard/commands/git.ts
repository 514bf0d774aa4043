import { SOME } from "../shell/marks.ts";
import { type Args, hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call, Handler } from "./call.ts";
import { baseName, placeIn } from "./copy.ts";
import { writePatch } from "./patch.ts";

const GLOBAL = { valued: "Cc", long: ["git-dir", "work-tree", "namespace", "exec-path", "config-env"], leading: true } as const;

/** `git`: what changes files of the work tree. What it keeps in `.git` is no work. */
export function git(call: Call): void {
  const { options, operands } = parseArgs(call.words, GLOBAL);
  const [verb = "", ...words] = operands;
  let inner: Call = { ...call, words };
  for (const folder of [...(options.get("C") ?? []), ...(options.get("work-tree") ?? [])]) inner = { ...inner.within(folder), words };
  if (Object.hasOwn(VERBS, verb)) VERBS[verb]?.(inner);
}

/** Anything in the work tree may change. */
function writeTree(call: Call): void {
  call.write(call.gitRoot() ?? ".", "some-below");
}

/** Folders may change somewhere below, files do. */
function writePaths(call: Call, paths: readonly string[]): void {
  for (const path of paths) {
    const folder = path === "." || path.endsWith("/") || call.kindOf(path) === "folder";
    call.write(path, folder ? "some-below" : "file");
  }
}

/** Splits the words at `--`. */
function splitPaths(words: readonly string[]): { readonly before: readonly string[]; readonly paths: readonly string[] | undefined } {
  const at = words.indexOf("--");
  return at === -1 ? { before: words, paths: undefined } : { before: words.slice(0, at), paths: words.slice(at + 1) };
}

function checkout(call: Call): void {
  const { before, paths } = splitPaths(call.words);
  const args = parseArgs(before, { valued: "bB", long: ["orphan", "conflict", "pathspec-from-file"] });
  if (paths !== undefined && paths.length > 0) return writePaths(call, paths);
  if (hasOption(args, "b", "B", "orphan")) return args.operands.length > 0 ? writeTree(call) : undefined;
  const [first, ...others] = args.operands;
  if (first === undefined) return hasOption(args, "f", "force") ? writeTree(call) : undefined;
  if (others.length > 0) return writePaths(call, call.kindOf(first) === undefined ? others : args.operands);
  if (first === "." || call.kindOf(first) !== undefined) return writePaths(call, [first]);
  writeTree(call);
}

function switchBranch(call: Call): void {
  const args = parseArgs(call.words, { valued: "cC", long: ["create", "orphan", "force-create"] });
  if (!hasOption(args, "c", "C", "create", "orphan") || args.operands.length > 0) writeTree(call);
}

function restore(call: Call): void {
  const args = parseArgs(call.words, { valued: "s", long: ["source"] });
  if (!hasOption(args, "S", "staged") || hasOption(args, "W", "worktree")) writePaths(call, args.operands);
}

function reset(call: Call): void {
  const args = parseArgs(call.words);
  if (hasOption(args, "hard", "merge", "keep")) writeTree(call);
}

function clean(call: Call): void {
  const args = parseArgs(call.words, { valued: "e", long: ["exclude"] });
  if (hasOption(args, "n", "dry-run")) return;
  if (args.operands.length === 0) call.write(".", "some-below");
  for (const path of args.operands) call.write(path, "some-below");
}

function stash(call: Call): void {
  const [first = "push"] = call.words;
  if (["list", "show", "drop", "clear", "create", "store"].includes(first)) return;
  const { paths } = splitPaths(call.words);
  if (paths === undefined || paths.length === 0) writeTree(call);
  else writePaths(call, paths);
}

function remove(call: Call): void {
  const args = parseArgs(call.words);
  if (hasOption(args, "cached", "n", "dry-run")) return;
  for (const path of args.operands) call.write(path, hasOption(args, "r") ? "below" : "file");
}

function move(call: Call): void {
  const { operands } = parseArgs(call.words);
  const target = operands.at(-1);
  if (target === undefined || operands.length < 2) return;
  for (const source of operands.slice(0, -1)) {
    const reach = call.kindOf(source) === "folder" ? "below" : "file";
    call.write(source, reach);
    call.write(placeIn(call, { source, target, always: operands.length > 2 }), reach);
  }
}

function apply(call: Call): void {
  const args = parseArgs(call.words, { valued: "pC", long: ["directory", "exclude", "include", "whitespace"] });
  if (hasOption(args, "check", "stat", "numstat", "summary", "cached")) return;
  const folder = valueOf(args, "directory");
  if (args.operands.length === 0 && writePatch(call, { strip: 1, folder: folder ?? "." })) return;
  if (folder === undefined) writeTree(call);
  else call.write(folder, "some-below");
}

function clone(call: Call): void {
  const args = parseArgs(call.words, {
    valued: "bcjou",
    long: ["depth", "branch", "origin", "config", "filter", "reference", "template", "jobs", "separate-git-dir"],
  });
  const [url = "", folder] = args.operands;
  call.write(folder ?? baseName(url).replace(/\.git$/, ""), "below");
}

function worktree(call: Call): void {
  const [verb, ...words] = call.words;
  const { operands } = parseArgs(words, { valued: "bB", long: ["reason"] });
  if (verb === "add" || verb === "remove") call.write(operands[0] ?? "", "below");
  if (verb === "move") for (const path of operands) call.write(path, "below");
}

/** Options that name a file or a folder the result goes to. */
function writeOutput(call: Call): void {
  const args = parseArgs(call.words, { valued: "o", long: ["output", "output-directory"] });
  const path = valueOf(args, "o", "output", "output-directory");
  if (call.words.includes("--stdout")) return;
  if (path !== undefined) call.write(isFolderOption(args, call) ? `${path}/\uE000` : path);
}

function isFolderOption(args: Args, call: Call): boolean {
  return hasOption(args, "output-directory") || call.kindOf(valueOf(args, "o") ?? "") === "folder";
}

function formatPatch(call: Call): void {
  const args = parseArgs(call.words, { valued: "ov", long: ["output-directory"] });
  if (!hasOption(args, "stdout")) call.write(`${valueOf(args, "o", "output-directory") ?? "."}/\uE000`);
}

/** Verbs that replay or join commits; some of their options only tell. */
function rewrite(call: Call): void {
  if (!call.words.some((word) => ["--abort", "--quit", "--no-commit-only", "--show-current-patch"].includes(word)) || call.words.includes("--abort"))
    writeTree(call);
}

/** Names files, for `xargs`. */
function listFiles(call: Call): void {
  const { operands } = parseArgs(call.words, { valued: "xX" });
  call.print((operands.length === 0 ? ["."] : operands).map((path) => (path === "." ? `./${SOME}` : path + SOME)));
}

function revParse(call: Call): void {
  const root = call.gitRoot();
  if (call.words.includes("--show-toplevel") && root !== undefined) call.print([root]);
}

const VERBS: Readonly<Record<string, Handler>> = {
  checkout,
  switch: switchBranch,
  restore,
  reset,
  clean,
  stash,
  rm: remove,
  mv: move,
  apply,
  clone,
  worktree,
  am: rewrite,
  merge: rewrite,
  rebase: rewrite,
  "cherry-pick": rewrite,
  revert: rewrite,
  pull: rewrite,
  "checkout-index": rewrite,
  diff: writeOutput,
  archive: writeOutput,
  log: writeOutput,
  show: writeOutput,
  "format-patch": formatPatch,
  "ls-files": listFiles,
  grep: (call) => void (call.words.some((word) => /^-\w*l|^--(?:files-with-matches|name-only)/.test(word)) && call.print([`./${SOME}`])),
  "rev-parse": revParse,
};
