import { closeSync, constants, openSync, readSync } from "node:fs";

/** Reads the text of a file known to be a regular one of about that size in bytes; undefined where it cannot or is larger than expected: then `readText` tells why. */
export type QuickReader = (path: string, size: number) => string | undefined;

/** Larger files are left to `readText`. */
const MOST_BYTES = 1 << 20;

/** Creates a reader for very many small files: one buffer for all of them, and no question to the system beyond opening, reading and closing. */
export function createQuickReader(): QuickReader {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  return (path, size) => {
    if (size > MOST_BYTES) return undefined;
    if (size >= buffer.length) buffer = Buffer.allocUnsafeSlow(size * 2);
    const length = readInto(buffer, path);
    return length < size || length === buffer.length ? undefined : buffer.toString("utf8", 0, length);
  };
}

/** How many bytes were read; -1 where the file cannot be. */
function readInto(buffer: Buffer, path: string): number {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    return readSync(handle, buffer, 0, buffer.length, 0);
  } catch {
    return -1;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
