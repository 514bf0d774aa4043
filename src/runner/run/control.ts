import { type FSWatcher, mkdirSync, readdirSync, rmSync, watch } from "node:fs";
import { join } from "node:path";
import { CONTROL_FOLDER } from "./run-files.ts";

/** What another process may ask of a run, by the name of the file it leaves in the run's control folder. */
export const CONTROL_WORDS = ["abort", "pause", "unpause"] as const;
export type ControlWord = (typeof CONTROL_WORDS)[number];

/** A watched control folder. */
export interface ControlWatch {
  close(): void;
}

/** Where the system cannot watch a folder, it is looked at this often. */
const LOOK_MS = 500;

/**
 * Watches a run's control folder, emptied of what is old, and tells each word once for each file. Keeps the process alive, so that a paused run waits. Only this
 * folder is watched, since its parent changes with every event.
 */
export function watchControl(runFolder: string, onWord: (word: ControlWord) => void): ControlWatch {
  const folder = join(runFolder, CONTROL_FOLDER);
  const look = (): void => {
    for (const word of CONTROL_WORDS) if (takeWord(folder, word)) onWord(word);
  };
  clear(folder);
  const watcher = tryToWatch(folder, look);
  const timer = watcher === undefined ? setInterval(look, LOOK_MS) : undefined;
  return {
    close() {
      watcher?.close();
      clearInterval(timer);
    },
  };
}

function tryToWatch(folder: string, look: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, look);
    watcher.on("error", () => {});
    return watcher;
  } catch {
    return undefined;
  }
}

function clear(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true, recursive: true });
  } catch {
    // A run that cannot be asked from outside still goes on.
  }
}

function takeWord(folder: string, word: ControlWord): boolean {
  try {
    rmSync(join(folder, word));
    return true;
  } catch {
    return false;
  }
}
