import { existsSync, readdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";

/** The folders above a path that are missing and will be made with it, the outer one first. */
export function missingFolders(path: string): readonly string[] {
  const folder = dirname(path);
  return folder === path || existsSync(folder) ? [] : [...missingFolders(folder), folder];
}

/** Whether a folder is there with nothing in it. */
export function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}

/** Takes folders away again that are empty, the inner one first; one that holds something stays, and so do those around it. Never throws. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    try {
      if (isEmptyFolder(folder)) rmdirSync(folder);
    } catch {
      // It is gone already, or not ours to remove.
    }
  }
}
