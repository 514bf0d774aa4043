import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { findStateFolder } from "../../disk/lock/state-folder.ts";
import { RECOVERY_FOLDER, SESSIONS_FOLDER } from "./session-file-name.ts";

/** Sessions that are kept. */
const KEPT = 200;

/** Removes the oldest sessions of a home, their journals and drafts too, when there are more than are kept; says how many. Never throws: what cannot be removed stays. */
export function pruneSessions(home: string, kept = KEPT): number {
  try {
    const state = findStateFolder(home);
    const folder = join(state, SESSIONS_FOLDER);
    const files = readdirSync(folder);
    const names = [...new Set(files.map(baseName))];
    if (names.length <= kept) return 0;
    const old = youngestFirst(folder, files).slice(kept);
    for (const name of old) {
      for (const file of files.filter((other) => baseName(other) === name)) rmSync(join(folder, file), { force: true });
      rmSync(join(state, RECOVERY_FOLDER, `${name}.md`), { force: true });
    }
    return old.length;
  } catch {
    return 0;
  }
}

function baseName(file: string): string {
  return file.replace(/\..*$/, "");
}

/** Names of sessions by when one of their files was last written. */
function youngestFirst(folder: string, files: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const file of files) {
    const at = statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    times.set(baseName(file), Math.max(times.get(baseName(file)) ?? 0, at));
  }
  return [...times].sort(([, left], [, right]) => right - left).map(([name]) => name);
}
