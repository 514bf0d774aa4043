import { accessSync, constants, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { errorCode, problemFrom } from "../system-error.ts";
import { encodeText } from "./encode-text.ts";
import { linkNew } from "./link-new.ts";
import { type RawFile, readBytes } from "./read-bytes.ts";
import { renameOver } from "./rename-over.ts";
import { resolveTarget } from "./resolve-target.ts";
import { syncFolder } from "./sync-folder.ts";
import { writeTemporary } from "./write-temporary.ts";

/** New bytes of one file, lying in a temporary file beside it, ready to take its place. */
export interface Replacement {
  readonly old: RawFile;
  readonly temporary: string;
  readonly content: Buffer;
}

/** Writes the new text of a file to a temporary file; undefined when its bytes would not change. A file that must not be written is a problem, and nothing is left behind. */
export function prepareReplacement(old: RawFile, text: string): Result<Replacement | undefined, FileProblem> {
  const content = encodeText(old.path, text);
  if (!content.ok) return content;
  if (content.value.equals(old.content)) return succeed(undefined);
  try {
    if (old.exists) {
      if ((old.mode & 0o222) === 0) {
        return refuse(
          createFileProblem({ action: "write", path: old.path, code: "read-only" }, "the file is read-only", "make it writable if it is meant to change"),
        );
      }
      accessSync(old.realPath, constants.W_OK);
    }
    const temporary = writeTemporary(old.realPath, content.value, old.exists ? { mode: old.mode, owner: old } : {});
    return succeed({ old, temporary, content: content.value });
  } catch (error) {
    return refuse(problemFrom(error, "write", old.path));
  }
}

/** Whether the file still holds the bytes that were read, at the same real path. */
export function isUnchanged(old: RawFile): boolean {
  const now = readBytes(old.path);
  if (!now.ok) return !old.exists && now.problem.code === "not-found";
  const target = resolveTarget(old.path, false);
  return old.exists && target.ok && target.value === old.realPath && now.value.content.equals(old.content);
}

/** Puts the new bytes in place in one step and makes the name durable; gives false when a file that was to be created is there by now. */
export function commitReplacement(replacement: Replacement): Result<boolean, FileProblem> {
  const { old, temporary } = replacement;
  try {
    if (old.exists) renameOver(temporary, old.realPath);
    else linkNew(temporary, old.realPath);
    syncFolder(dirname(old.realPath));
    return succeed(true);
  } catch (error) {
    if (!old.exists && errorCode(error) === "EEXIST") return succeed(false);
    return refuse(problemFrom(error, "write", old.path));
  }
}

/** Removes the temporary file of a replacement that is not to happen. */
export function discardReplacement(replacement: Replacement): void {
  rmSync(replacement.temporary, { force: true });
}
