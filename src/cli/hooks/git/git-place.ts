import { isAbsolute, join, resolve } from "node:path";
import { findRepository } from "../../../workspace/finding/find-repository.ts";
import { runGit } from "../../../workspace/git/run-git.ts";
import { CommandError } from "../../command-error.ts";

/** Where git keeps what we install: the files, absolute, and whether the hooks' folder is somebody's tool's. */
export interface GitPlace {
  /** Root of the working tree. */
  readonly root: string;
  readonly preCommit: string;
  readonly attributes: string;
  /** The `core.hooksPath` that is set for this repository; absent where git's own folder counts. */
  readonly hooksPath?: string;
}

/** Asks git where its hooks and attributes lie, also in linked worktrees and with `core.hooksPath`. `shared` means the attributes that all clones get. @throws CommandError outside of a repository. */
export function findGitPlace(cwd: string, shared: boolean): GitPlace {
  const repository = findRepository(cwd);
  if (repository === undefined) throw new CommandError(`Cannot find a git repository above "${cwd}"`, { exitCode: 1, hint: "git init" });
  const { root } = repository;
  const ask = (...words: readonly string[]): string => runGit(words, { folder: root }).output.toString("utf8").replace(/\n$/, "");
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(root, path));
  const hooksPath = ask("config", "--get", "core.hooksPath");
  const hooks = absolute(ask("rev-parse", "--git-path", "hooks"));
  const info = absolute(ask("rev-parse", "--git-path", "info/attributes"));
  return { root, preCommit: join(hooks, "pre-commit"), attributes: shared ? join(root, ".gitattributes") : info, ...(hooksPath === "" ? {} : { hooksPath }) };
}
