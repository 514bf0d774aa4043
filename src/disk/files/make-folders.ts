import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "../system-error.ts";

/**
 * Makes a folder and those above it that are missing. Node's own recursive form reports "no such file" on a read-only file system; this one tells the truth.
 *
 * @throws the system's error.
 */
export function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been quicker.
    if (errorCode(error) !== "EEXIST" || !statSync(folder).isDirectory()) throw error;
  }
}
