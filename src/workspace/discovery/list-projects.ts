import { readdirSync, statSync } from "node:fs";
import path, { join } from "node:path";
import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { createFileProblem } from "../../disk/file-problem.ts";
import { insideRoot } from "../../disk/files/inside-root.ts";
import { isLink, readBytes } from "../../disk/files/read-bytes.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { findHandoffFiles } from "../finding/find-handoff-files.ts";
import { HANDOFF_NAMES } from "../finding/handoff-names.ts";
import { type FileMark, markOf } from "./file-mark.ts";

/** A project as the workspace index names it: `path` is its folder relative to the workspace root, with `/`. */
export interface ProjectEntry {
  readonly name: string;
  readonly path: string;
}

/** A project with what is on disk for it. Without a handoff file, `problem` says why. */
export interface ListedProject {
  readonly name: string;
  readonly path: string;
  /** The folder, absolute; absent where the path leaves the workspace. */
  readonly folder?: string;
  /** The handoff file that counts, absolute. */
  readonly file?: string;
  /** Tells whether the file is still the one whose summary was kept. */
  readonly mark?: FileMark;
  /** Its size in bytes. */
  readonly size?: number;
  readonly problem?: FileProblem;
}

/** Looks up the handoff file of each project of an index, in the index's order; reads none of them. A project whose folder leaves the workspace, also by a link, has a problem instead. */
export function listProjects(root: string, entries: readonly ProjectEntry[]): readonly ListedProject[] {
  const plain = entries.length < MANY ? NO_NAMES : plainFolders(root);
  return entries.map((entry) => locate(root, { name: entry.name, path: entry.path }, plain));
}

/** From so many projects on it pays to list the root instead of asking for each folder whether it is a link. */
const MANY = 100;
const NO_NAMES: ReadonlySet<string> = new Set();

/** Names of what lies directly in the root and is a folder, not a link to one. */
function plainFolders(root: string): ReadonlySet<string> {
  try {
    const names = new Set<string>();
    for (const entry of readdirSync(root, { withFileTypes: true })) if (entry.isDirectory()) names.add(entry.name);
    return names;
  } catch {
    return NO_NAMES;
  }
}

function locate(root: string, entry: ProjectEntry, plain: ReadonlySet<string>): ListedProject {
  const resolved = plain.has(entry.path) ? succeed(join(root, entry.path)) : folderOf(root, entry.path);
  if (!resolved.ok) return { ...entry, problem: resolved.problem };
  const folder = resolved.value;
  const usual = join(folder, HANDOFF_NAMES[0]);
  try {
    const stats = statSync(usual, { throwIfNoEntry: false });
    if (stats?.isFile() === true) return { ...entry, folder, file: usual, mark: markOf(stats), size: stats.size };
    return { ...entry, folder, ...locateUnusual(folder) };
  } catch (error) {
    return { ...entry, folder, problem: problemFrom(error, "read", usual) };
  }
}

/** Follows links only where there are some: one system call for each part of the path. */
function folderOf(root: string, written: string): Result<string, FileProblem> {
  const folder = insideRoot(root, written, path);
  if (folder === undefined) return resolveInside(root, written);
  for (let part = folder; part.length > root.length; part = path.dirname(part)) if (isLink(part)) return resolveInside(root, written);
  return succeed(folder);
}

function locateUnusual(folder: string): Pick<ListedProject, "file" | "mark" | "size" | "problem"> {
  const files = findHandoffFiles(folder);
  for (const file of [...files.direct, ...files.docs]) {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile() === true) return { file, mark: markOf(stats), size: stats.size };
  }
  const [first] = [...files.direct, ...files.docs];
  const unread = first === undefined ? undefined : readBytes(first);
  if (unread?.ok === false) return { problem: unread.problem };
  const there = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const reason = there ? "it has no handoff file" : "there is no such folder";
  return { problem: files.problem ?? createFileProblem({ action: "open", path: folder, code: "not-found" }, reason) };
}
