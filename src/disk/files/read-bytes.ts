import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { errorCode, problemFrom } from "../system-error.ts";

/** Files above this size are not read: 32 MB. */
export const SIZE_LIMIT = 32 * 1024 * 1024;

/** A file's bytes as read from a path. */
export interface FileBytes {
  readonly path: string;
  readonly exists: boolean;
  readonly content: Buffer;
  readonly mode: number;
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
}

/** A file's bytes with what is needed to write it back as it was. */
export interface RawFile extends FileBytes {
  /** Where it lies, with all links followed. */
  readonly realPath: string;
}

/** Reads a regular file through symbolic links. A folder, device, pipe, dangling link, link loop or a file above the limit is a problem; nothing blocks. */
export function readBytes(path: string, limit = SIZE_LIMIT): Result<FileBytes, FileProblem> {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(handle);
    const problem = problemWith(path, stats, limit);
    if (problem !== undefined) return refuse(problem);
    const content = readFileSync(handle);
    return succeed({ path, exists: true, content, mode: stats.mode, links: stats.nlink, uid: stats.uid, gid: stats.gid });
  } catch (error) {
    if (errorCode(error) === "ENOENT" && isLink(path)) return refuse(danglingLink(path));
    return refuse(problemFrom(error, "read", path));
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function problemWith(path: string, stats: Stats, limit: number): FileProblem | undefined {
  if (stats.isDirectory()) {
    return createFileProblem({ action: "read", path, code: "not-a-file" }, "it is a folder", "move the folder away or give the file another name");
  }
  if (!stats.isFile()) return createFileProblem({ action: "read", path, code: "not-a-file" }, "it is not a regular file");
  if (stats.size <= limit) return undefined;
  return createFileProblem(
    { action: "read", path, code: "too-big" },
    `it has ${stats.size} bytes, the limit is ${limit}`,
    "move old parts of it to another file",
  );
}

/** The problem of a symbolic link whose target is not there. */
export function danglingLink(path: string): FileProblem {
  return createFileProblem(
    { action: "read", path, code: "dangling-link" },
    "it is a symbolic link to a file that is not there",
    "create the target or remove the link",
  );
}

/** Whether something that is a symbolic link lies at a path; false where nothing lies there. */
export function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    return false;
  }
}
