import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import { isMarkSettled, markOf, type FileMark } from "../../workspace/discovery/file-mark.ts";
import { sha256 } from "../../disk/files/sha256.ts";

/** By what a file or folder is known again: its mark, which is quick to get, and its content, which outlives a checkout or a copy. */
export interface FilePrint {
  readonly path: string;
  /** "" for what changed so short a time before that its mark proves nothing, and for what is not there. */
  readonly mark: FileMark;
  /** SHA-256 of a file's bytes or of a folder's names, in hex; "" for what cannot be read. */
  readonly hash: string;
}

/** Takes the print of a file or folder as it is now; never throws. The mark is taken before the content is read, so that a change between both shows the next time. */
export function takePrint(path: string, nowMs: number): FilePrint {
  const mark = settledMark(path, nowMs);
  return { path, mark, hash: contentHash(path) };
}

/** Gives the mark of a file or folder; "" where it proves nothing. */
export function settledMark(path: string, nowMs: number): FilePrint["mark"] {
  const mark = markAt(path);
  return mark !== undefined && isMarkSettled(mark, nowMs) ? mark : "";
}

/** Gives the hash of a file's bytes or of a folder's names, as a print has it. */
export function contentHash(path: string): string {
  try {
    return statSync(path).isDirectory() ? namesHash(path, readdirSync(path)) : sha256(readFileSync(path));
  } catch {
    return "";
  }
}

/** Gives the hash of a folder's names, as a print has it. Of instruction files, which are checked once however many links lead to them, it tells links. */
export function namesHash(folder: string, names: readonly string[]): string {
  const entries = names.map((name) => (subjectKindOf(name) === "instructions" ? `${name}\n${linkTarget(join(folder, name))}` : name));
  return sha256(entries.sort().join("\0"));
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** Whether the mark alone says that nothing has changed; `looked` is a file whose mark has just been taken. */
export function isUnchanged({ path, mark }: FilePrint, looked?: { readonly path: string; readonly mark: FileMark }): boolean {
  return mark !== "" && (path === looked?.path ? looked.mark : markAt(path)) === mark;
}

function markAt(path: string): FileMark | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && markOf(stats);
  } catch {
    return undefined;
  }
}
