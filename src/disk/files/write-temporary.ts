import { closeSync, fchmodSync, fchownSync, fstatSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { tempName } from "./temp-name.ts";

/** How a temporary file is to look before it takes its place. */
export interface TemporaryOptions {
  /** Permission bits to keep; for a new file those that the user's settings (umask) give. */
  readonly mode?: number;
  /** Owner to keep, where this process may give files away. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Whether the bytes are to be on the disk before this returns; true unless told, false for machine state. */
  readonly durable?: boolean;
}

/**
 * Writes bytes, all of them counted, to a temporary file beside the file they are for, and gives its path.
 *
 * @throws the system's error; the temporary file is removed before.
 */
export function writeTemporary(target: string, content: Uint8Array, options: TemporaryOptions): string {
  const file = join(dirname(target), tempName(basename(target)));
  const handle = openSync(file, "wx", options.mode === undefined ? 0o666 : 0o600);
  try {
    writeAll(handle, content);
    if (options.owner !== undefined) keepOwner(handle, options.owner);
    if (options.mode !== undefined) fchmodSync(handle, options.mode & 0o7777);
    if (options.durable ?? true) fsyncSync(handle);
    return file;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** One write may take less than it was given, on a disk that is nearly full above all. */
function writeAll(handle: number, content: Uint8Array): void {
  let written = 0;
  while (written < content.length) written += writeSync(handle, content, written, content.length - written);
  const size = fstatSync(handle).size;
  if (size !== content.length) throw new Error(`Wrote ${content.length} bytes but the file has ${size}`);
}

/** Only root may give a file away; for others the new file is the writer's own, as with every editor. */
function keepOwner(handle: number, owner: { readonly uid: number; readonly gid: number }): void {
  const { uid, gid } = fstatSync(handle);
  if (owner.uid === uid && owner.gid === gid) return;
  try {
    fchownSync(handle, owner.uid, owner.gid);
  } catch {
    // Not allowed; the outcome's notes tell.
  }
}
