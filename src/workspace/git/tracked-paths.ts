import { basename, dirname } from "node:path";
import { runGit } from "./run-git.ts";

/** Lists the files below a folder that git tracks, relative to it, with `/`; undefined outside of a repository. */
export function trackedPaths(folder: string): readonly string[] | undefined {
  const result = runGit(["ls-files", "-z", "--", "."], { folder });
  return result.ok ? result.output.toString("utf8").split("\0").filter(Boolean) : undefined;
}

/** Whether git ignores a path that it does not track; false outside of a repository. */
export function isIgnored(path: string): boolean {
  return runGit(["check-ignore", "-q", "--", `./${basename(path)}`], { folder: dirname(path) }).code === 0;
}
