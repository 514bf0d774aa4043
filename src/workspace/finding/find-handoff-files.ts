import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { FileProblem } from "../../disk/file-problem.ts";
import { errorCode, problemFrom } from "../../disk/system-error.ts";
import { DOCS_FOLDER, HANDOFF_NAMES, compareHandoffNames, isHandoffName } from "./handoff-names.ts";

/** The handoff files of one folder, the one that counts first; whether they can be read is not looked at. */
export interface HandoffFiles {
  /** Paths directly in the folder, as written on disk. */
  readonly direct: readonly string[];
  /** Paths in its `docs`. */
  readonly docs: readonly string[];
  readonly problem?: FileProblem;
}

/**
 * Looks for handoff files in a folder and its `docs`. Where the usual name is there, the others are asked for one by one, so that a workspace root with thousands of
 * projects is not listed; elsewhere the folder is listed and case does not matter.
 */
export function findHandoffFiles(folder: string, platform: string = process.platform): HandoffFiles {
  let direct: readonly string[] = [];
  try {
    direct = namesIn(folder, platform).map((name) => join(folder, name));
    const docsFolder = docsOf(folder, direct.length > 0);
    return { direct, docs: docsFolder === undefined ? [] : namesIn(docsFolder, platform).map((name) => join(docsFolder, name)) };
  } catch (error) {
    return { direct, docs: [], problem: problemFrom(error, "open", folder) };
  }
}

function namesIn(folder: string, platform: string): readonly string[] {
  if (platform === "linux" && isThere(join(folder, HANDOFF_NAMES[0]))) return HANDOFF_NAMES.filter((name) => isThere(join(folder, name)));
  return listNames(folder).filter(isHandoffName).sort(compareHandoffNames);
}

/** A folder that may be entered but not listed still answers for exact names. */
function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    const exact = HANDOFF_NAMES.filter((name) => isThere(join(folder, name)));
    if (exact.length > 0) return exact;
    throw error;
  }
}

function docsOf(folder: string, exact: boolean): string | undefined {
  const names = exact ? [DOCS_FOLDER] : [DOCS_FOLDER, "Docs", "DOCS"];
  return names.map((name) => join(folder, name)).find(isThere);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errorCode(error) === "ENOTDIR") return false;
    throw error;
  }
}
