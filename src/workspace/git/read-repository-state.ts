import { findRepository } from "../finding/find-repository.ts";
import { runGit } from "./run-git.ts";

/** The git side of a project's folder at one moment. */
export interface RepositoryState {
  /** Root of the working tree. */
  readonly root: string;
  /** Branch that is checked out; absent where the head is detached. */
  readonly branch?: string;
  /** Commit that is checked out, abbreviated to 7 digits; absent before the first one. */
  readonly commit?: string;
  readonly detached: boolean;
  /** Whether this is a linked worktree or a submodule. */
  readonly linked: boolean;
  /** Files of the folder that differ from the last commit or are new, relative to `root`, with `/`, sorted. */
  readonly dirty: readonly string[];
}

/** Reads branch, commit and changed files of a folder by one call of git; undefined outside of a repository, without git, or where git refuses to look. */
export function readRepositoryState(folder: string): RepositoryState | undefined {
  const repository = findRepository(folder);
  if (repository === undefined) return undefined;
  const result = runGit(["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--", "."], { folder });
  if (!result.ok) return undefined;
  return { ...parseStatus(result.output.toString("utf8")), root: repository.root, linked: repository.linked };
}

/** Reads the output of `git status --porcelain=v2 --branch -z`. */
export function parseStatus(output: string): Omit<RepositoryState, "root" | "linked"> {
  const entries = output.split("\0");
  const heads = new Map(entries.filter((entry) => entry.startsWith("# ")).map(splitHead));
  const branch = heads.get("branch.head");
  const commit = heads.get("branch.oid");
  const detached = branch === "(detached)";
  return {
    ...(branch !== undefined && !detached && { branch }),
    ...(commit !== undefined && commit !== "(initial)" && { commit: commit.slice(0, 7) }),
    detached,
    dirty: dirtyPaths(entries).sort(),
  };
}

function splitHead(entry: string): [string, string] {
  const [name = "", ...rest] = entry.slice(2).split(" ");
  return [name, rest.join(" ")];
}

/** How many fields stand before the path, by the first letter of an entry. */
const FIELDS: Readonly<Record<string, number>> = { "1": 8, "2": 9, u: 10, "?": 1 };

function dirtyPaths(entries: readonly string[]): string[] {
  const paths: string[] = [];
  for (let at = 0; at < entries.length; at += 1) {
    const entry = entries[at] ?? "";
    const fields = FIELDS[entry[0] ?? ""];
    if (fields === undefined || entry.startsWith("# ")) continue;
    paths.push(entry.split(" ").slice(fields).join(" "));
    // A renamed entry is followed by the path it had before.
    if (entry.startsWith("2 ")) at += 1;
  }
  return paths;
}
