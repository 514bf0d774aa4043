import { type FileAction, type FileProblem, type FileProblemCode, createFileProblem } from "./file-problem.ts";

interface Cause {
  readonly code: FileProblemCode;
  readonly reason: string;
  readonly hint?: string;
}

const FULL: Cause = { code: "no-space", reason: "the disk is full", hint: "free some space and run the command again; nothing was changed" };
const QUOTA: Cause = { code: "no-space", reason: "the disk quota is used up", hint: "free some space and run the command again; nothing was changed" };
const DENIED: Cause = { code: "no-permission", reason: "permission is denied", hint: "check who owns it and its mode" };
const CROWDED: Cause = { code: "too-many-files", reason: "too many files are open", hint: "close other programs or raise the limit (`ulimit -n`)" };

const CAUSES: Readonly<Record<string, Cause>> = {
  ENOENT: { code: "not-found", reason: "there is no such file or folder" },
  ENOTDIR: { code: "not-found", reason: "a part of its path is not a folder" },
  EISDIR: { code: "not-a-file", reason: "it is a folder" },
  ENXIO: { code: "not-a-file", reason: "it is not a regular file" },
  ELOOP: { code: "link-loop", reason: "its symbolic links form a loop" },
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: { code: "read-only", reason: "the file system is read-only" },
  ENOSPC: FULL,
  EDQUOT: QUOTA,
  EFBIG: { code: "no-space", reason: "the file would be larger than the limit for files" },
  EMFILE: CROWDED,
  ENFILE: CROWDED,
  EXDEV: { code: "io", reason: "its folder spans two file systems" },
  EBUSY: { code: "io", reason: "it is in use or a mount of its own" },
  EEXIST: { code: "exists", reason: "it is already there" },
  ENAMETOOLONG: { code: "bad-path", reason: "its name is too long" },
  ERR_INVALID_ARG_VALUE: { code: "bad-path", reason: "its path holds a null character" },
  ERR_FS_FILE_TOO_LARGE: { code: "too-big", reason: "it is too big" },
};

/** libuv has no name for EDQUOT: 122 on Linux, 69 on macOS. */
const QUOTA_NUMBERS: readonly number[] = [-122, -69];

/** Gives the system's code of a caught error (`ENOENT`), or "" where it has none. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("errno" in error && typeof error.errno === "number" && QUOTA_NUMBERS.includes(error.errno)) return "EDQUOT";
  return "code" in error && typeof error.code === "string" ? error.code : "";
}

/**
 * Turns an error caught around a file-system call into a problem. An error that has no system code is a fault of the program and is thrown on.
 *
 * @throws the error itself, when it did not come from the system.
 */
export function problemFrom(error: unknown, action: FileAction, path: string): FileProblem {
  const code = errorCode(error);
  if (code === "") throw error;
  const cause = CAUSES[code] ?? { code: "io", reason: `the system says ${code}` };
  return createFileProblem({ action, path, code: cause.code }, cause.reason, cause.hint);
}
