import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { PROCESS_FILE } from "./process-record.ts";

/** Attempts lie no deeper than this below their run. */
const DEEPEST = 4;

/** Finds the folders below a run's in which a process is kept; what cannot be read has none. */
export function findAttemptFolders(folder: string, depth = 0): readonly string[] {
  const entries = listEntries(folder);
  const own = entries.some((entry) => entry.name === PROCESS_FILE && entry.isFile()) ? [folder] : [];
  if (depth === DEEPEST) return own;
  return [...own, ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => findAttemptFolders(join(folder, name), depth + 1))];
}

function listEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
