import { lstatSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { sha256 } from "../files/sha256.ts";
import { makeFolders } from "../files/make-folders.ts";
import { errorCode, problemFrom } from "../system-error.ts";

/** Folder for machine state beside the files of a project or workspace; ignored by git, never the truth about who owns what. */
export const STATE_FOLDER = ".agent-relay";

/** Where the state of a file's project lies: beside the file, or beside its folder where that is `docs`. Every process finds the same place for one real path. */
export function stateHome(realPath: string): string {
  const folder = dirname(realPath);
  return basename(folder).toLowerCase() === "docs" && dirname(folder) !== folder ? dirname(folder) : folder;
}

/**
 * Makes sure that a project has its state folder with a `.gitignore` of `*` and gives its path. Where it cannot be made for good (no permission, read-only, a file or
 * link in its place), gives a private folder under the system's temporary one, named by the project's path, which every process of this user finds alike.
 */
export function ensureStateFolder(home: string): Result<string, FileProblem> {
  const folder = join(home, STATE_FOLDER);
  try {
    if (makeFolder(folder)) {
      ignoreAll(folder);
      return succeed(folder);
    }
  } catch (error) {
    if (!["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].includes(errorCode(error))) return refuse(problemFrom(error, "create", folder));
  }
  return ensureFallback(home);
}

/** False where something else, such as a link that leads elsewhere, lies in its place. */
function makeFolder(folder: string): boolean {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (there !== undefined) return there.isDirectory();
  makeFolders(folder);
  return true;
}

function ignoreAll(folder: string): void {
  const file = join(folder, ".gitignore");
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) writeFileSync(file, "*\n");
}

/** Where a project's state is to be read: its state folder, or the private one where that was made instead. Creates nothing; the folder may not be there. */
export function findStateFolder(home: string): string {
  const folder = join(home, STATE_FOLDER);
  if (isFolder(folder)) return folder;
  const base = fallbackBase();
  return isFolder(base) && isFolder(fallbackOf(home)) ? fallbackOf(home) : folder;
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

function ensureFallback(home: string): Result<string, FileProblem> {
  const base = fallbackBase();
  const folder = fallbackOf(home);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const uid = process.geteuid?.();
    const stats = lstatSync(base);
    if (stats.isDirectory() && (uid === undefined || stats.uid === uid)) return succeed(folder);
    return refuse(
      createFileProblem({ action: "create", path: base, code: "no-permission" }, "it belongs to somebody else", "remove it or set TMPDIR to a folder of yours"),
    );
  } catch (error) {
    return refuse(problemFrom(error, "create", folder));
  }
}

function fallbackBase(): string {
  return join(tmpdir(), `agent-relay-${process.geteuid?.() ?? userInfo().username}`);
}

const fallbacks = new Map<string, string>();

/** A hook asks for the same few folders again and again. */
function fallbackOf(home: string): string {
  const name = fallbacks.get(home) ?? sha256(home).slice(0, 32);
  if (fallbacks.size < 1000) fallbacks.set(home, name);
  return join(fallbackBase(), name);
}
