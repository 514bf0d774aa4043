import { closeSync, openSync, readSync } from "node:fs";

const PIECE_BYTES = 1_048_576;

/** Looks for a text in a file of any size, piece by piece; between pieces other work goes on. False where the file cannot be read. */
export async function fileContains(path: string, text: string): Promise<boolean> {
  const wanted = Buffer.from(text);
  let handle: number | undefined;
  try {
    handle = openSync(path, "r");
    return await findIn(handle, wanted);
  } catch {
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The end of each piece is looked at again with the next one, since the text may lie across. */
async function findIn(handle: number, wanted: Buffer): Promise<boolean> {
  const overlap = Math.max(0, wanted.length - 1);
  const piece = Buffer.alloc(PIECE_BYTES + overlap);
  let kept = 0;
  for (;;) {
    const read = readSync(handle, piece, kept, piece.length - kept, null);
    if (piece.subarray(0, kept + read).includes(wanted)) return true;
    if (read === 0) return false;
    const end = kept + read;
    const from = Math.max(0, end - overlap);
    piece.copyWithin(0, from, end);
    kept = end - from;
    await new Promise((resolve) => void setImmediate(resolve));
  }
}
