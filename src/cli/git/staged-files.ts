import path, { resolve } from "node:path";
import type { Repository } from "../../workspace/finding/find-repository.ts";
import { isWithin } from "../../workspace/files/inside-root.ts";
import { type GitResult, runGit } from "../../workspace/git/run-git.ts";
import type { CommandIo } from "../io.ts";

/** What a commit would be made of: the working tree, and git's index where it is another than the tree's own. */
export interface StagingArea {
  readonly root: string;
  readonly index?: string;
}

/** One entry of git's index that differs from the last commit. */
export interface StagedFile {
  /** Relative to the root of the working tree, with `/`. */
  readonly path: string;
  /** Whether the commit takes the file away. */
  readonly deleted: boolean;
  /** False for symbolic links and submodules, whose content is no text of theirs. */
  readonly regular: boolean;
}

/** Finds the staging area of a command: below a hook of `git commit -a` or `git commit <file>` that is an index of its own, named by `GIT_INDEX_FILE`; another repository's does not count. */
export function stagingArea({ root, gitFolder }: Repository, { env }: Pick<CommandIo, "env">): StagingArea {
  const named = env["GIT_INDEX_FILE"] ?? "";
  const index = resolve(root, named);
  return named !== "" && isWithin(gitFolder, index, path) ? { root, index } : { root };
}

/** Lists what a commit would hold, also the first one of a repository; a file that was moved is one that goes and one that comes. Undefined where git does not answer. */
export function listStaged(area: StagingArea): readonly StagedFile[] | undefined {
  const result = ask(area, ["diff", "--cached", "--raw", "--no-renames", "-z"]);
  if (!result.ok) return undefined;
  const parts = result.output.toString("utf8").split("\0");
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    // `:100644 100755 <hash> <hash> M`, then the path.
    const [before = "", mode = "", , , status = ""] = (parts[at] ?? "").split(" ");
    const deleted = status.startsWith("D");
    files.push({ path: parts[at + 1] ?? "", deleted, regular: (deleted ? before.slice(1) : mode).startsWith("100") });
  }
  return files;
}

/** Reads a file as it is staged; undefined where it is not in the index. */
export function stagedContent(area: StagingArea, name: string): Buffer | undefined {
  const result = ask(area, ["cat-file", "blob", `:0:${name}`]);
  return result.ok ? result.output : undefined;
}

/** Reads a file as the last commit has it. */
export function committedText(area: StagingArea, name: string): string | undefined {
  const result = ask(area, ["cat-file", "blob", `HEAD:${name}`]);
  return result.ok ? result.output.toString("utf8") : undefined;
}

/** Lists the handoff files that git's index holds, relative to the root. */
export function listTracked(area: StagingArea, names: readonly string[]): readonly string[] {
  const result = ask(area, ["ls-files", "-z", "--", ...names.flatMap((name) => [`:(glob)${name}`, `:(glob)**/${name}`])]);
  return result.ok ? result.output.toString("utf8").split("\0").filter(Boolean) : [];
}

function ask({ root, index }: StagingArea, args: readonly string[]): GitResult {
  return runGit(args, { folder: root, ...(index !== undefined && { index }) });
}
