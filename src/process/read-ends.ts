import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** The beginning and the end of a file; `tail` is "" where the beginning is all. */
export interface FileEnds {
  readonly head: string;
  readonly tail: string;
  /** Size of the whole file. */
  readonly bytes: number;
}

/** Reads at most so many bytes of the beginning and the end of a file as UTF-8, cut at whole characters; an empty one where it cannot be read. */
export function readEnds(path: string, most: { readonly head: number; readonly tail: number }): FileEnds {
  let handle: number | undefined;
  try {
    handle = openSync(path, "r");
    const bytes = fstatSync(handle).size;
    if (bytes <= most.head + most.tail) return { head: textAt(handle, 0, bytes), tail: "", bytes };
    return { head: textAt(handle, 0, most.head), tail: textAt(handle, bytes - most.tail, most.tail), bytes };
  } catch {
    return { head: "", tail: "", bytes: 0 };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function textAt(handle: number, position: number, length: number): string {
  const buffer = Buffer.alloc(length);
  const read = readSync(handle, buffer, 0, length, position);
  const bytes = buffer.subarray(0, read);
  return bytes.subarray(startOf(bytes, position), endOf(bytes)).toString("utf8");
}

/** Passes over the rest of a character that began before. */
function startOf(bytes: Buffer, position: number): number {
  if (position === 0) return 0;
  let at = 0;
  while (at < Math.min(3, bytes.length) && isContinuation(bytes[at])) at += 1;
  return at;
}

/** Leaves out a character whose rest comes after. */
function endOf(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > bytes.length - 4 && at > 0 && isContinuation(bytes[at])) at -= 1;
  const lead = bytes[at] ?? 0;
  return lead >= 0xc0 && at + lengthOf(lead) > bytes.length ? at : bytes.length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
