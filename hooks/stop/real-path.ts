import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** A folder with its links followed, as changes are named by; as it is where it has gone. */
export function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}

/** Where a file lies that may have gone: its folder's links followed, its own not. */
export function realFile(file: string): string {
  return join(realFolder(dirname(file)), basename(file));
}
