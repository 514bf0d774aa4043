import { readCodeTable, readTwice } from "../../src/launcher/code-blob.ts";

/** Takes a file of compiled code apart: what the launcher would use of it. */
export function unpackCode(blob: Buffer): ReadonlyMap<string, Buffer> {
  const readAt = (offset: number, length: number): Buffer => blob.subarray(offset, offset + length);
  const code = new Map<string, Buffer>();
  for (const [name, [offset, length]] of readCodeTable(readAt) ?? []) {
    const piece = readTwice(readAt, offset, length);
    if (piece !== undefined) code.set(name, piece);
  }
  return code;
}
