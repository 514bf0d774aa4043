import { runGit } from "../../workspace/git/run-git.ts";

/** One entry of git's index that differs from the last commit. */
export interface StagedFile {
  /** Relative to the root of the working tree, with `/`. */
  readonly path: string;
  /** Whether the commit takes the file away. */
  readonly deleted: boolean;
}

/** Lists what a commit would hold, also the first one of a repository; a file that was moved is one that goes and one that comes. Undefined where git does not answer. */
export function listStaged(folder: string): readonly StagedFile[] | undefined {
  const result = runGit(["diff", "--cached", "--name-status", "--no-renames", "-z"], { folder });
  if (!result.ok) return undefined;
  const parts = result.output.toString("utf8").split("\0");
  const files: StagedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) files.push({ path: parts[at + 1] ?? "", deleted: parts[at]?.startsWith("D") === true });
  return files;
}

/** Reads a file as it is staged; undefined where it is not in the index or is no text. */
export function stagedText(folder: string, path: string): string | undefined {
  return textAt(folder, `:0:${path}`);
}

/** Reads a file as the last commit has it. */
export function committedText(folder: string, path: string): string | undefined {
  return textAt(folder, `HEAD:${path}`);
}

function textAt(folder: string, object: string): string | undefined {
  const result = runGit(["cat-file", "blob", object], { folder });
  return result.ok ? result.output.toString("utf8") : undefined;
}

/** Lists the handoff files that git's index holds, relative to the root. */
export function listTracked(folder: string, names: readonly string[]): readonly string[] {
  const result = runGit(["ls-files", "-z", "--", ...names.flatMap((name) => [`:(glob)${name}`, `:(glob)**/${name}`])], { folder });
  return result.ok ? result.output.toString("utf8").split("\0").filter(Boolean) : [];
}
