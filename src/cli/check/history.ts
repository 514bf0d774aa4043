import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { fileAtRevision } from "../../workspace/git/file-at-revision.ts";
import { runGit } from "../../workspace/git/run-git.ts";

/** Answers how files were in the last commit. Git is asked once a repository, and once more for each file that differs. */
export interface History {
  /** The committed text of a file, given its real path and its present text; the present text itself for one that is unchanged or that git does not track. */
  committedText(realPath: string, text: string): string | undefined;
  /** Whether a folder, given by its real path, lies in a repository with a commit. */
  hasCommit(folder: string): boolean;
  /** How a file, given by its real path, differs from the last commit: `none` where there is none. */
  stateOf(realPath: string): CommitState;
}

/** Whether there is a commit a file could be held against, and whether the file is as it was then. */
export type CommitState = "none" | "same" | "changed";

/** The files that rules ask for, in any case of letters. */
const ASKED = [":(icase)*handoff.md", ":(icase)*decisions.md"];

/** Creates the history of one run; nothing is looked up before it is asked for. */
export function createHistory(): History {
  const rootOf = new Map<string, string | undefined>();
  const changedIn = new Map<string, ReadonlySet<string> | undefined>();
  const changedAround = (folder: string): ReadonlySet<string> | undefined => {
    const root = rootAbove(folder, rootOf);
    if (root === undefined) return undefined;
    if (!changedIn.has(root)) changedIn.set(root, changedFiles(root));
    return changedIn.get(root);
  };
  const stateOf = (realPath: string): CommitState => {
    const changed = changedAround(dirname(realPath));
    if (changed === undefined) return "none";
    return changed.has(realPath) ? "changed" : "same";
  };
  return {
    hasCommit: (folder) => changedAround(folder) !== undefined,
    stateOf,
    committedText(realPath, text) {
      const state = stateOf(realPath);
      if (state === "none") return undefined;
      return state === "same" ? text : fileAtRevision(realPath, "HEAD");
    },
  };
}

/** Folders share what is above them: each is asked once. */
function rootAbove(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = dirname(folder);
  const root = parent === folder || existsSync(join(folder, ".git")) ? findRepository(folder)?.root : rootAbove(parent, known);
  known.set(folder, root);
  return root;
}

/** Real paths of the asked files that differ from the last commit; undefined without git or a commit. */
function changedFiles(root: string): ReadonlySet<string> | undefined {
  const result = runGit(["diff", "--name-only", "-z", "--no-renames", "HEAD", "--", ...ASKED], { folder: root });
  if (!result.ok) return undefined;
  const names = result.output.toString("utf8").split("\0").filter(Boolean);
  return new Set(names.map((name) => join(realpathSync.native(root), ...name.split("/"))));
}
