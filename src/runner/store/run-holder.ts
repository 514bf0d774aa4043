import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseLockView, takenName } from "../../disk/lock/generations.ts";
import { type LockHolder, isHolderDead, readHolder } from "../../disk/lock/lock-holder.ts";
import { LOCK_FOLDER } from "../journal/open-journal.ts";

/** Finds the living process that drives a run; undefined where none does. Takes no lock. */
export function findHolder(runFolder: string): LockHolder | undefined {
  const folder = join(runFolder, LOCK_FOLDER);
  const view = parseLockView(namesIn(folder));
  if (view.highest === 0 || view.released) return undefined;
  const file = join(folder, takenName(view.highest));
  const holder = readHolder(file);
  return isHolderDead(file, holder, Date.now()) ? undefined : holder;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
