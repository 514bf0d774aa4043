import path, { resolve } from "node:path";
import type { Repository } from "../../workspace/finding/find-repository.ts";
import { isWithin } from "../../disk/files/inside-root.ts";
import type { CommandIo } from "../io.ts";

/** What a commit would be made of: the working tree, and git's index where it is another than the tree's own. */
export interface StagingArea {
  readonly root: string;
  readonly index?: string;
}

/** Finds the staging area of a command: below a hook of `git commit -a` or `git commit <file>` that is an index of its own, named by `GIT_INDEX_FILE`; another repository's does not count. */
export function stagingArea({ root, gitFolder }: Repository, { env }: Pick<CommandIo, "env">): StagingArea {
  const named = env["GIT_INDEX_FILE"] ?? "";
  const index = resolve(root, named);
  return named !== "" && isWithin(gitFolder, index, path) ? { root, index } : { root };
}
