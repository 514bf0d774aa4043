const CELL = new Int32Array(new SharedArrayBuffer(4));

/** Blocks this thread for a number of milliseconds without using the processor. */
export function pause(ms: number): void {
  Atomics.wait(CELL, 0, 0, ms);
}
