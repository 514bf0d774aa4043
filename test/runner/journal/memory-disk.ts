import type { JournalDisk } from "../../../src/runner/journal/journal-disk.ts";

interface MemoryFile {
  content: Buffer;
  /** What a power cut leaves for sure. */
  synced: Buffer;
}

/** The process died at a call of the disk: no system error, so that nobody may catch it and go on. */
export class Killed extends Error {}

/** A disk in memory that knows what is durable, and that can kill, fail or take too little at a chosen call. */
export interface MemoryDisk extends JournalDisk {
  readonly files: Map<string, MemoryFile>;
  readonly calls: string[];
  /** Looked at before each call, with its number from 0; may throw. */
  before: (call: string, number: number) => void;
  /** How many bytes the next write takes. */
  takes: (bytes: Buffer) => number;
}

export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

export function createMemoryDisk(files = new Map<string, MemoryFile>()): MemoryDisk {
  const open = new Map<number, MemoryFile>();
  const folders = new Set<string>();
  let handles = 0;
  const fileOf = (handle: number): MemoryFile => {
    const file = open.get(handle);
    if (file === undefined) throw systemError("EBADF");
    return file;
  };
  const handleOf = (file: MemoryFile): number => {
    handles += 1;
    open.set(handles, file);
    return handles;
  };
  const make = (path: string): number => {
    const file = { content: Buffer.alloc(0), synced: Buffer.alloc(0) };
    files.set(path, file);
    return handleOf(file);
  };
  const disk: MemoryDisk = {
    files,
    calls: [],
    before: () => {},
    takes: (bytes) => bytes.length,
    makeFolder(path) {
      step("makeFolder");
      const created = !folders.has(path);
      folders.add(path);
      return created;
    },
    create(path) {
      step("create");
      if (files.has(path)) throw systemError("EEXIST");
      return make(path);
    },
    replace(path) {
      step("replace");
      return make(path);
    },
    openToAppend(path) {
      step("openToAppend");
      const file = files.get(path);
      if (file === undefined) throw systemError("ENOENT");
      return handleOf(file);
    },
    size: (handle) => fileOf(handle).content.length,
    write(handle, bytes) {
      step("write");
      const taken = bytes.subarray(0, disk.takes(bytes));
      const file = fileOf(handle);
      file.content = Buffer.concat([file.content, taken]);
      return taken.length;
    },
    truncate(handle, length) {
      step("truncate");
      const file = fileOf(handle);
      file.content = file.content.subarray(0, length);
    },
    sync(handle) {
      step("sync");
      const file = fileOf(handle);
      file.synced = file.content;
    },
    syncFolder: () => step("syncFolder"),
    close: (handle) => void open.delete(handle),
    read(path) {
      step("read");
      const file = files.get(path);
      if (file === undefined) throw systemError("ENOENT");
      return file.content;
    },
  };
  function step(call: string): void {
    disk.before(call, disk.calls.length);
    disk.calls.push(call);
  }
  return disk;
}

/** What is on the disk after a power cut: of what was not synced, the first `kept` bytes. */
export function afterPowerCut(disk: MemoryDisk, kept: number): MemoryDisk {
  const files = [...disk.files].map(([path, { content, synced }]): [string, MemoryFile] => {
    const length = Math.min(content.length, synced.length + kept);
    // Truncated after the last sync: either may be there; the longer is the worse.
    const left = content.length < synced.length ? synced : content.subarray(0, length);
    return [path, { content: left, synced: left }];
  });
  return createMemoryDisk(new Map(files));
}
