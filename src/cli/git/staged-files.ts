import { type GitResult, runGit } from "../../workspace/git/run-git.ts";
import { readObjects } from "./read-objects.ts";
import type { StagingArea } from "./staging-area.ts";

/** One entry of git's index that differs from the last commit. */
export interface StagedFile {
  /** Relative to the root of the working tree, with `/`. */
  readonly path: string;
  /** Whether the commit takes the file away. */
  readonly deleted: boolean;
  /** False for symbolic links and submodules, whose content is no text of theirs. */
  readonly regular: boolean;
  /** Whether a merge left several versions of it, so that nothing can be committed. */
  readonly unmerged: boolean;
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
    files.push({ path: parts[at + 1] ?? "", deleted, regular: (deleted ? before.slice(1) : mode).startsWith("100"), unmerged: status.startsWith("U") });
  }
  return files;
}

/** Both versions of some files that a commit compares. */
export interface FileVersions {
  /** A file as it is staged; undefined where it is not in the index or git cannot give it. */
  readonly staged: (path: string) => Buffer | undefined;
  /** A file as the last commit has it. */
  readonly committed: (path: string) => string | undefined;
}

/** Reads files, by their paths relative to the root, as they are staged and as the last commit has them. */
export function readVersions(area: StagingArea, paths: readonly string[]): FileVersions {
  const objects = readObjects(
    area,
    paths.flatMap((path) => [`:0:${path}`, `HEAD:${path}`]),
  );
  return { staged: (path) => objects.get(`:0:${path}`), committed: (path) => objects.get(`HEAD:${path}`)?.toString("utf8") };
}

/** Lists the handoff files that git's index holds, relative to the root. */
export function listTracked(area: StagingArea, names: readonly string[]): readonly string[] {
  const result = ask(area, ["ls-files", "-z", "--", ...names.flatMap((name) => [`:(glob)${name}`, `:(glob)**/${name}`])]);
  return result.ok ? result.output.toString("utf8").split("\0").filter(Boolean) : [];
}

function ask({ root, index }: StagingArea, args: readonly string[]): GitResult {
  return runGit(args, { folder: root, ...(index !== undefined && { index }) });
}
