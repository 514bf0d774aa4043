import { fstatSync, mkdirSync, openSync, readSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type CompiledCode, packCode, readCodeTable, readTwice } from "./code-blob.ts";

/** Compiled code as it was kept by an earlier process. */
export interface CodeCache {
  /** Reads the code of a script; undefined where there is none, or it is damaged. */
  read(name: string): Buffer | undefined;
  /** The names of all scripts. */
  readonly names: readonly string[];
}

/** No file of compiled code is larger; one that is was not written by us. */
const MAX_BYTES = 32_000_000;

/** Compiled code of builds that nobody has used for so long is removed. */
const MAX_AGE_MS = 30 * 24 * 60 * 60 * 1000;

const EMPTY: CodeCache = { read: () => undefined, names: [] };

/** Opens a file of compiled code, which stays open for the life of the process; empty where there is none, or where somebody else could have written it. */
export function openCache(file: string): CodeCache {
  try {
    const handle = openSync(file, "r");
    const stats = fstatSync(handle);
    if (!stats.isFile() || stats.size > MAX_BYTES || !isPrivate(stats)) return EMPTY;
    const readAt = (offset: number, length: number): Buffer => {
      const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, stats.size - offset)));
      return buffer.subarray(0, readSync(handle, buffer, 0, buffer.length, offset));
    };
    const table = readCodeTable(readAt);
    if (table === undefined) return EMPTY;
    return {
      names: [...table.keys()],
      read(name) {
        const [offset = 0, length = 0] = table.get(name) ?? [];
        return length === 0 ? undefined : readTwice(readAt, offset, length);
      },
    };
  } catch {
    return EMPTY;
  }
}

/** Writes a file of compiled code in one step, readable by its user alone. Trouble is ignored: a cache may be lost. */
export function writeCache(file: string, code: CompiledCode): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolders(dirname(file));
    writeFileSync(temporary, packCode(code), { mode: 0o600, flag: "wx", flush: true });
    renameSync(temporary, file);
    removeOld(dirname(dirname(file)), dirname(file));
  } catch {
    removeQuietly(temporary);
  }
}

/** On systems without user ids the folder of the user is private by itself. */
function isPrivate(stats: { readonly uid: number; readonly mode: number }): boolean {
  const uid = process.geteuid?.();
  return uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0);
}

function removeOld(folder: string, current: string): void {
  const oldest = Date.now() - MAX_AGE_MS;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (path !== current && statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true });
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing was promised.
  }
}

/** Node's own recursive form never returns in a folder such as `/proc`, where nothing can be made. @throws the system's error. */
function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been quicker.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
