import type { RawFile } from "./read-bytes.ts";
import { isUtf8 } from "node:buffer";
import { sha256 } from "./sha256.ts";

/** A text file as it was read. The text keeps its byte-order mark and line endings. */
export interface Snapshot {
  /** Path as it was asked for. */
  readonly path: string;
  /** Where the file lies, with all symbolic links followed. */
  readonly realPath: string;
  /** False for a file that is not there and may be created: its text is "". */
  readonly exists: boolean;
  readonly text: string;
  /** Size in bytes. */
  readonly bytes: number;
  /** SHA-256 of the bytes in hex, worked out when first asked for. */
  readonly hash: string;
  /** Permission bits, such as 0o644. */
  readonly mode: number;
  /** Whether the bytes are valid UTF-8. Where not, the text holds replacement characters and no write is allowed. */
  readonly utf8: boolean;
}

/** Creates the snapshot of bytes that were read. */
export function createSnapshot(file: RawFile): Snapshot {
  let hash: string | undefined;
  return {
    path: file.path,
    realPath: file.realPath,
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
