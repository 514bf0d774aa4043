import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { findStateFolder } from "../../disk/lock/state-folder.ts";
import { STOP_FOLDER } from "./baseline-store.ts";

/** Files that are kept, those written last. */
const KEPT = 200;

/** Removes the oldest files of the stop gate in a state folder when there are more than are kept. Never throws: what cannot be removed stays. */
export function pruneStopFiles(home: string, kept = KEPT): void {
  try {
    const folder = join(findStateFolder(home), STOP_FOLDER);
    const names = readdirSync(folder);
    if (names.length <= kept) return;
    const timed = names.map((name) => ({ name, at: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
    for (const { name } of timed.sort((left, right) => right.at - left.at).slice(kept)) rmSync(join(folder, name), { force: true });
  } catch {
    // They go the next time.
  }
}
