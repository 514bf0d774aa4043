import type { Stats } from "node:fs";

/** What changes whenever a file does: modification and change time, size and inode, as one text. */
export type FileMark = string;

/** The mark of a value that does not rest on a file's state alone; always settled. */
export const LASTING_MARK: FileMark = "0:0";

/** Gives the mark of a file's state. The change time is in it because the modification time can be set back. */
export function markOf(stats: Stats): FileMark {
  return `${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}:${stats.ino}`;
}

/** A file that changed less than two seconds ago may change again without a new time stamp: such a mark proves nothing. */
export function isMarkSettled(mark: FileMark, nowMs: number): boolean {
  const [mtime, ctime] = mark.split(":");
  return nowMs - Math.max(Number(mtime), Number(ctime)) > 2000;
}
