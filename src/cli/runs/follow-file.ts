import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** A file that is read from its beginning as it grows. */
export interface FollowedFile {
  /** Reads what is there and was not read yet, piece by piece; gives whether there was anything. A file that is not there yet is empty. */
  drain(take: (text: string) => void): boolean;
  close(): void;
}

const PIECE = 65_536;

/** Creates the reader of a file, as UTF-8 whose letters may be split between pieces; `from` is the byte to begin at. */
export function createFollowedFile(path: string, from = 0): FollowedFile {
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(PIECE);
  let handle: number | undefined;
  let position = from;
  return {
    drain(take) {
      handle ??= tryToOpen(path);
      if (handle === undefined) return false;
      const begun = position;
      for (let bytes = readSync(handle, buffer, 0, PIECE, position); bytes > 0; bytes = readSync(handle, buffer, 0, PIECE, position)) {
        position += bytes;
        take(decoder.write(buffer.subarray(0, bytes)));
      }
      return position > begun;
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}

function tryToOpen(path: string): number | undefined {
  try {
    return openSync(path, "r");
  } catch {
    return undefined;
  }
}
