import { chmodSync, closeSync, constants, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";

/** The calls by which a journal reaches the disk, so that a test can fail or stop before each of them. All throw the system's error. */
export interface JournalDisk {
  /** Makes a folder that only the user can enter (0700), and those above it; tells whether it was not there before. */
  makeFolder(path: string): boolean;
  /** Makes a file that only the user can read (0600) and must not be there yet. */
  create(path: string): number;
  /** Makes or empties such a file. */
  replace(path: string): number;
  /** Opens a file for reading its size and writing at its end only. */
  openToAppend(path: string): number;
  size(file: number): number;
  /** Writes at the file's position and gives the number of bytes that were taken, which may be fewer. */
  write(file: number, bytes: Buffer): number;
  truncate(file: number, length: number): void;
  sync(file: number): void;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): void;
  close(file: number): void;
  read(path: string): Buffer;
}

const APPEND = constants.O_WRONLY | constants.O_APPEND;

/** The disk of this machine. */
export const MACHINE_DISK: JournalDisk = {
  makeFolder(path) {
    const created = mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined;
    if (!created) chmodSync(path, 0o700);
    return created;
  },
  create: (path) => openSync(path, APPEND | constants.O_CREAT | constants.O_EXCL, 0o600),
  replace: (path) => openSync(path, "w", 0o600),
  openToAppend: (path) => openSync(path, APPEND),
  size: (file) => fstatSync(file).size,
  write: (file, bytes) => writeSync(file, bytes),
  truncate: (file, length) => ftruncateSync(file, length),
  sync: (file) => fdatasyncSync(file),
  syncFolder(path) {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  close: (file) => closeSync(file),
  read: (path) => readFileSync(path),
};
