import { isUtf8 } from "node:buffer";
import { realpathSync } from "node:fs";
import type { FileBytes } from "./read-bytes.ts";
import { sha256 } from "./sha256.ts";

/** A text file as it was read. The text keeps its byte-order mark and line endings. */
export interface Snapshot {
  /** Path as it was asked for. */
  readonly path: string;
  /** Where the file lies, with all symbolic links followed; worked out when first asked for. */
  readonly realPath: string;
  /** False for a file that is not there and may be created: its text is "". */
  readonly exists: boolean;
  readonly text: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** SHA-256 of the bytes in hex, worked out when first asked for. */
  readonly hash: string;
  /** Permission bits, such as 0o644; 0 for a file that is not there. */
  readonly mode: number;
  /** Whether the bytes are valid UTF-8. Where not, the text holds replacement characters and no write is allowed. */
  readonly utf8: boolean;
}

/** Creates the snapshot of bytes that were read; `realPath` where it is known already. */
export function createSnapshot(file: FileBytes, realPath?: string): Snapshot {
  let hash: string | undefined;
  let real = realPath;
  return {
    path: file.path,
    get realPath() {
      real ??= followLinks(file.path);
      return real;
    },
    exists: file.exists,
    text: file.content.toString("utf8"),
    bytes: file.content.length,
    mode: file.mode & 0o7777,
    utf8: isUtf8(file.content),
    get hash() {
      hash ??= sha256(file.content);
      return hash;
    },
  };
}

/** A file that has gone since it was read lies where it was asked for. */
function followLinks(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
