import { readSync } from "node:fs";

const PART_BYTES = 65_536;

/** Reads all of standard input, also from a pipe that does not wait and has nothing yet. @throws what the system says where it cannot be read. */
export function readFully(): Uint8Array {
  const parts: Buffer[] = [];
  for (;;) {
    const part = Buffer.allocUnsafe(PART_BYTES);
    const length = readPart(part);
    if (length === 0) return Buffer.concat(parts);
    if (length > 0) parts.push(part.subarray(0, length));
  }
}

/** How many bytes came; 0 at the end, -1 where there are none yet. */
function readPart(part: Buffer): number {
  try {
    return readSync(0, part);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EOF") return 0;
    if (code !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return -1;
  }
}
