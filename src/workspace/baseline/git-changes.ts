import { relative, sep } from "node:path";
import { findRepository } from "../finding/find-repository.ts";
import { runGit } from "../git/run-git.ts";

/** What git says of a folder at one moment. Paths are relative to the folder, with `/`. */
export interface GitChanges {
  /** Full id of the commit that is checked out; "" before the first one. */
  readonly head: string;
  /** Files that differ from that commit. */
  readonly tracked: readonly string[];
  /** New files that git does not ignore. */
  readonly untracked: readonly string[];
}

/** More changed files than this are not looked at one by one. */
export const MOST_CHANGED = 5000;

/** The two letters of an entry that stands for a new file. */
const NEW = "? ";

/** Fields before the path, by the first letter of an entry of `git status --porcelain=v2`. */
const FIELDS: Readonly<Record<string, number>> = { "1": 8, u: 10, "?": 1 };

/** Reads commit and changed files of a folder, its links followed, by one call of git; undefined outside of a repository, without git, or where git takes too long. */
export function readGitChanges(folder: string, timeoutMs: number): GitChanges | undefined {
  const prefix = prefixOf(folder);
  if (prefix === undefined || timeoutMs <= 0) return undefined;
  const args = ["status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--untracked-files=all", "--", "."];
  const result = runGit(args, { folder, timeoutMs });
  if (!result.ok) return undefined;
  const entries = result.output.toString("utf8").split("\0");
  const head = entries.find((entry) => entry.startsWith("# branch.oid "))?.slice("# branch.oid ".length) ?? "";
  const changed = entries.filter((entry) => FIELDS[entry[0] ?? ""] !== undefined);
  return {
    head: /^[0-9a-f]+$/.test(head) ? head : "",
    tracked: below(
      prefix,
      changed
        .filter((entry) => !entry.startsWith(NEW))
        .map((entry) =>
          entry
            .split(" ")
            .slice(FIELDS[entry[0] ?? ""])
            .join(" "),
        ),
    ),
    untracked: below(
      prefix,
      changed.filter((entry) => entry.startsWith(NEW)).map((entry) => entry.slice(NEW.length)),
    ),
  };
}

/** Lists the tracked files of a folder that differ from a commit; undefined where git cannot tell. */
export function readDifference(folder: string, commit: string, timeoutMs: number): readonly string[] | undefined {
  return readPaths(folder, { args: ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", commit, "--", "."], timeoutMs });
}

/** Lists the files of a folder that some commits changed, compared with their own parents; merges count for nothing. */
export function readCommitted(folder: string, commits: readonly string[], timeoutMs: number): readonly string[] | undefined {
  const args = ["diff-tree", "-r", "--root", "--no-commit-id", "--name-only", "-z", "--no-renames", "--stdin", "--", "."];
  return readPaths(folder, { args, timeoutMs, input: `${commits.join("\n")}\n` });
}

function readPaths(
  folder: string,
  call: { readonly args: readonly string[]; readonly timeoutMs: number; readonly input?: string },
): readonly string[] | undefined {
  const prefix = prefixOf(folder);
  if (prefix === undefined || call.timeoutMs <= 0) return undefined;
  const { args, timeoutMs, input = "" } = call;
  const result = runGit(args, { folder, timeoutMs, input });
  return result.ok ? below(prefix, result.output.toString("utf8").split("\0").filter(Boolean)) : undefined;
}

/** Where a folder lies in its repository: "" or a path that ends in `/`. */
function prefixOf(folder: string): string | undefined {
  const root = findRepository(folder)?.root;
  if (root === undefined) return undefined;
  const way = relative(root, folder).split(sep).join("/");
  return way === "" ? "" : `${way}/`;
}

function below(prefix: string, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
}
