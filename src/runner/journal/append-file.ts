import type { JournalDisk } from "./journal-disk.ts";

/** A file that grows at its end by whole pieces: after a piece that could not be written entirely, it is as it was before. */
export interface AppendFile {
  /** Bytes in the file, every one of them written here or there at the opening. */
  readonly length: number;
  /**
   * Writes a piece and counts every byte: a full disk may take a part without an error. What was taken of a piece that fails is cut off again.
   *
   * @throws the system's error; `SizeChanged` when somebody else wrote to the file. After a piece that could not be cut off, every call throws the same error.
   */
  append(piece: Buffer): void;
  /** Makes what was appended durable. After a failure every call throws: a second try may succeed without the bytes being there. */
  sync(): void;
  close(): void;
}

/** Somebody else wrote to a file that only one process may write to. */
export class SizeChanged extends Error {}

/** Creates the handle of an open file that holds `length` bytes. */
export function createAppendFile(disk: JournalDisk, file: number, start: number): AppendFile {
  let length = start;
  let broken: Error | undefined;
  const guard = (work: () => void): void => {
    if (broken !== undefined) throw broken;
    work();
  };
  const fail = (error: unknown): never => {
    broken = error instanceof Error ? error : new Error(String(error));
    throw broken;
  };
  return {
    get length() {
      return length;
    },
    append: (piece) =>
      guard(() => {
        const size = disk.size(file);
        if (size !== length) fail(new SizeChanged(`it has ${size} bytes where this runner left ${length}`));
        try {
          writeWhole(disk, file, piece);
        } catch (error) {
          cutBack(error);
          throw error;
        }
        length += piece.length;
      }),
    sync: () =>
      guard(() => {
        try {
          disk.sync(file);
        } catch (error) {
          fail(error);
        }
      }),
    close: () => disk.close(file),
  };

  function cutBack(error: unknown): void {
    try {
      disk.truncate(file, length);
    } catch {
      fail(error);
    }
  }
}

/**
 * Writes all bytes, however few the disk takes at a time.
 *
 * @throws the system's error; an error with the code ENOSPC where the disk takes nothing without saying why.
 */
export function writeWhole(disk: JournalDisk, file: number, bytes: Buffer): void {
  let at = 0;
  while (at < bytes.length) {
    const taken = disk.write(file, bytes.subarray(at));
    if (taken <= 0) throw Object.assign(new Error("The disk took no byte"), { code: "ENOSPC" });
    at += taken;
  }
}
