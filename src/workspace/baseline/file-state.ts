import { lstatSync, readlinkSync, type Stats } from "node:fs";
import { isMarkSettled, markOf } from "../discovery/file-mark.ts";
import { readBytes } from "../../disk/files/read-bytes.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import type { Budget } from "./budget.ts";

/**
 * One file at one moment: its mark and, where there was time for it, the hash of its content, else "". What is no regular file has no hash, and a mark that says what it is:
 * `gone`, `folder`, `other`, or `link` with its target.
 */
export type FileState = readonly [mark: string, hash: string];

/** Files above this size have no hash: 1 MB. */
const HASHED_BYTES = 1024 * 1024;

const SIZE_FIELD = 2;

/** Reads the state of a path; links are not followed. Without time left the hash is left out. Never throws. */
export function readFileState(path: string, budget: Budget): FileState {
  const stats = statOf(path);
  if (!stats?.isFile()) return [specialMark(path, stats), ""];
  const hash = stats.size <= HASHED_BYTES && budget.spend(stats.size) ? hashOf(path) : "";
  return [markOf(stats), hash];
}

/** Whether a file is another one than it was; undefined where that cannot be told. `takenMs` is when `before` was read: a mark as young as that proves nothing. */
export function isChangedSince(path: string, before: FileState, takenMs: number): boolean | undefined {
  const [mark, hash] = before;
  const stats = statOf(path);
  const isFile = stats?.isFile() === true;
  if (!isFile || !mark.includes(":")) return mark !== (isFile ? markOf(stats) : specialMark(path, stats));
  const now = markOf(stats);
  if (mark === now && (hash === "" || isMarkSettled(mark, takenMs))) return false;
  if (Number(mark.split(":")[SIZE_FIELD]) !== stats.size) return true;
  if (hash === "") return undefined;
  const fresh = hashOf(path);
  return fresh === "" ? undefined : fresh !== hash;
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function specialMark(path: string, stats: Stats | undefined): string {
  if (stats === undefined) return "gone";
  if (stats.isDirectory()) return "folder";
  if (!stats.isSymbolicLink()) return "other";
  try {
    return `link ${readlinkSync(path).replaceAll(":", "%3a")}`;
  } catch {
    return "other";
  }
}

function hashOf(path: string): string {
  const file = readBytes(path, HASHED_BYTES);
  return file.ok ? sha256(file.value.content).slice(0, 32) : "";
}
