import { writeSync } from "node:fs";

/** What a pipe says whose reader has gone away, and a terminal that was closed. */
const GONE: ReadonlySet<unknown> = new Set(["EPIPE", "EIO"]);

/** Writes all of a text to a stream, also to a slow pipe; a reader that has gone away, or a terminal, ends the output without noise. */
export function writeFully(stream: 1 | 2, text: string): void {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (GONE.has(code)) return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
