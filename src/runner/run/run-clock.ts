/** The time as a run sees it. */
export interface RunClock {
  /** Milliseconds since 1970; never goes back. */
  now(): number;
  /** Runs work once at a time, or at once where that is past; what it gives takes the work back. */
  wakeAt(atMs: number, work: () => void): () => void;
}

/** A timer that is set for longer fires at once; the loop then sets the next one. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Creates the clock of this machine: the wall clock, held where somebody sets it back. */
export function createMachineClock(): RunClock {
  let last = 0;
  const now = (): number => {
    last = Math.max(last, Date.now());
    return last;
  };
  return {
    now,
    wakeAt(atMs, work) {
      const timer = setTimeout(work, Math.min(Math.max(0, atMs - now()), LONGEST_TIMER_MS));
      return () => clearTimeout(timer);
    },
  };
}
