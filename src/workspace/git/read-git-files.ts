import { lstatSync, readlinkSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { MOST_CHANGED, readGitChanges } from "../baseline/git-changes.ts";
import { findRepository } from "../finding/find-repository.ts";
import { runGit } from "./run-git.ts";

/** The files of a folder as git sees them, tracked or new, with an id of the content that each has in the working tree: the one it would be committed with. */
export interface GitFiles {
  /** Full id of the commit that is checked out; "" before the first one. */
  readonly commit: string;
  /** Paths relative to the folder, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that differ from the commit. */
  readonly changed: readonly string[];
  /** Those of them that are new. */
  readonly untracked: readonly string[];
}

const TIMEOUT_MS = 20_000;

/** Reads the files of a folder by three calls of git; undefined outside of a repository, without git, or where it takes too long. A file has the same id before and after it is committed. */
export function readGitFiles(folder: string): GitFiles | undefined {
  const changes = readGitChanges(folder, TIMEOUT_MS);
  const listed = changes && runGit(["ls-files", "--stage", "-z", "--", "."], { folder, timeoutMs: TIMEOUT_MS });
  if (!changes || listed?.ok !== true) return undefined;
  const files = new Map(listed.output.toString("utf8").split("\0").filter(Boolean).map(parseStaged));
  const changed = [...changes.tracked, ...changes.untracked];
  const ids = idsOf(folder, changed.slice(0, MOST_CHANGED));
  for (const path of changed) {
    const id = ids.get(path);
    if (id === "gone") files.delete(path);
    else files.set(path, id ?? markOf(join(folder, ...path.split("/"))));
  }
  return { commit: changes.head, files, changed, untracked: changes.untracked };
}

/** `100644 <id> 0\t<path>`; the three sides of a conflict overwrite each other, and the working tree's content all of them. */
function parseStaged(entry: string): [path: string, id: string] {
  const tab = entry.indexOf("\t");
  return [entry.slice(tab + 1), entry.slice(0, tab).split(" ")[1] ?? ""];
}

function idsOf(folder: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const regular: string[] = [];
  for (const path of paths) {
    const kind = kindOf(join(folder, ...path.split("/")));
    if (kind === "file" && !/[\n\r"]/.test(path)) regular.push(path);
    else ids.set(path, kind === "link" ? linkId(folder, path) : kind);
  }
  if (regular.length === 0) return ids;
  const hashes = hashesOf(folder, regular);
  for (const [at, path] of regular.entries()) ids.set(path, hashes[at] ?? markOf(join(folder, ...path.split("/"))));
  return ids;
}

/** Git takes the paths from its root, wherever it is called; one that it cannot read costs all of them. */
function hashesOf(folder: string, paths: readonly string[]): readonly string[] {
  const root = findRepository(folder)?.root ?? folder;
  const way = relative(root, folder).split(sep).join("/");
  const input = paths.map((path) => `${way === "" ? "" : `${way}/`}${path}\n`).join("");
  const hashed = runGit(["hash-object", "--stdin-paths"], { folder: root, timeoutMs: TIMEOUT_MS, input });
  return hashed.ok ? hashed.output.toString("utf8").split("\n") : [];
}

function kindOf(path: string): "file" | "link" | "folder" | "other" | "gone" {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return "gone";
    if (stats.isFile()) return "file";
    if (stats.isSymbolicLink()) return "link";
    return stats.isDirectory() ? "folder" : "other";
  } catch {
    return "gone";
  }
}

/** What git would store for a link: its target. */
function linkId(folder: string, path: string): string {
  try {
    const hashed = runGit(["hash-object", "--stdin"], { folder, input: readlinkSync(join(folder, ...path.split("/"))) });
    return hashed.output.toString("utf8").trim();
  } catch {
    return "link";
  }
}

function markOf(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "gone" : `${stats.size}:${stats.mtimeMs}`;
}
