import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { fileAtRevision } from "../../workspace/git/file-at-revision.ts";
import { runGit } from "../../workspace/git/run-git.ts";

/** Answers how files were in the last commit. Git is asked once a repository, and once more for each file that differs. */
export interface History {
  /** The committed text of a file, given its real path and its present text; the present text itself for one that is unchanged or that git does not track. */
  committedText(realPath: string, text: string): string | undefined;
}

/** The files that rules ask for, in any case of letters. */
const ASKED = [":(icase)*handoff.md", ":(icase)*decisions.md"];

/** Creates the history of one run; nothing is looked up before it is asked for. */
export function createHistory(): History {
  const rootOf = new Map<string, string | undefined>();
  const changedIn = new Map<string, ReadonlySet<string> | undefined>();
  return {
    committedText(realPath, text) {
      const folder = dirname(realPath);
      if (!rootOf.has(folder)) rootOf.set(folder, findRepository(folder)?.root);
      const root = rootOf.get(folder);
      if (root === undefined) return undefined;
      if (!changedIn.has(root)) changedIn.set(root, changedFiles(root));
      const changed = changedIn.get(root);
      if (changed === undefined) return undefined;
      return changed.has(realPath) ? fileAtRevision(realPath, "HEAD") : text;
    },
  };
}

/** Real paths of the asked files that differ from the last commit; undefined without git or a commit. */
function changedFiles(root: string): ReadonlySet<string> | undefined {
  const result = runGit(["diff", "--name-only", "-z", "--no-renames", "HEAD", "--", ...ASKED], { folder: root });
  if (!result.ok) return undefined;
  const names = result.output.toString("utf8").split("\0").filter(Boolean);
  return new Set(names.map((name) => join(realpathSync.native(root), ...name.split("/"))));
}
