import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseLockView, releasedName, takenName } from "./generations.ts";

/** A lock this process holds. */
export interface HeldLock {
  readonly folder: string;
  /** Number of this taking; it only grows. */
  readonly generation: number;
  /** How the taking before ended: a holder that died may have left temporary files. */
  readonly previous: "none" | "released" | "died";
  /** Whether nobody took the lock from us, as may happen to a process that slept for long on another machine. */
  isHeld(): boolean;
  /** Gives the lock back; the second call does nothing. Never throws: a lock that cannot be given back ends with this process. */
  release(): void;
}

/** Old generations are kept so long that even a slow listing of the folder sees a recent one. */
const KEPT = 4;

/** Tickets older than this are left from processes that were killed. */
const TICKET_LIMIT_MS = 60_000;

/** Creates the handle of a generation that was just taken. */
export function createHeldLock(folder: string, generation: number, previous: HeldLock["previous"]): HeldLock {
  let open = true;
  const own = join(folder, takenName(generation));
  const later = [takenName(generation + 1), releasedName(generation + 1)].map((name) => join(folder, name));
  return {
    folder,
    generation,
    previous,
    isHeld: () => open && isHighest(own, later),
    release() {
      if (!open) return;
      open = false;
      giveBack(folder, generation);
    },
  };
}

/** Numbers are taken in turn, and a sweep that removes the next one removes ours too. Looking for three names costs a fraction of a listing, and a run looks at every step. */
function isHighest(own: string, later: readonly string[]): boolean {
  return existsSync(own) && !later.some((file) => existsSync(file));
}

/** A rename needs no room on the disk, so that a lock can be given back on a full one. */
function giveBack(folder: string, generation: number): void {
  try {
    renameSync(join(folder, takenName(generation)), join(folder, releasedName(generation)));
    sweep(folder, generation);
  } catch {
    // Somebody took the lock over or removed the folder; either way it is not ours any more.
  }
}

function sweep(folder: string, generation: number): void {
  const names = readdirSync(folder);
  for (const old of parseLockView(names).all) {
    if (old > generation - KEPT) continue;
    rmSync(join(folder, takenName(old)), { force: true });
    rmSync(join(folder, releasedName(old)), { force: true });
  }
  for (const name of names) {
    if (name.startsWith("ticket.") && isOld(join(folder, name))) rmSync(join(folder, name), { force: true });
  }
}

function isOld(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > TICKET_LIMIT_MS;
}
