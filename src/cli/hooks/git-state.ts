import { dirname, relative, sep } from "node:path";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { runGit } from "../../workspace/git/run-git.ts";

/** What git does with a file: `tracked` in its next commit as it is, `ignored`, or `untracked` and so in the next `git add --all`. */
export type GitState = "tracked" | "ignored" | "untracked";

/** Asks git what it does with a file, which need not exist; undefined outside of repositories, for git's own files, and where git is not installed. */
export function gitStateOf(path: string): GitState | undefined {
  const root = findRepository(dirname(path))?.root;
  if (root === undefined) return undefined;
  const name = relative(root, path).split(sep).join("/");
  if (name.startsWith(".git/")) return undefined;
  const tracked = runGit(["ls-files", "--error-unmatch", "--", `:(literal)${name}`], { folder: root });
  if (tracked.ok) return "tracked";
  if (tracked.code < 0) return undefined;
  return runGit(["check-ignore", "-q", "--", `./${name}`], { folder: root }).ok ? "ignored" : "untracked";
}
