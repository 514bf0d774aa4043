/** What a look at many files may cost. */
export interface Budget {
  /** Takes the cost of reading so many bytes; false where the time or the bytes are used up. */
  readonly spend: (bytes: number) => boolean;
  /** Milliseconds that are left, at least 0. */
  readonly leftMs: () => number;
}

/** Bytes that are read at most: 32 MB. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Creates a budget of so many milliseconds from now. A clock set back does not prolong it beyond the bytes. */
export function createBudget(timeMs: number, nowMs: () => number = Date.now): Budget {
  const start = nowMs();
  let bytesLeft = MOST_BYTES;
  const leftMs = (): number => Math.max(0, timeMs - Math.max(0, nowMs() - start));
  return {
    leftMs,
    spend(bytes) {
      bytesLeft -= bytes;
      return bytesLeft >= 0 && leftMs() > 0;
    },
  };
}
