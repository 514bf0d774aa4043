import { createHeap } from "../../graph/heap.ts";
import type { RunClock } from "../run/run-clock.ts";

/** A time that only goes on when nothing is left to do in it. */
export interface VirtualTime {
  readonly clock: RunClock;
  /** Runs work at the end of this turn. */
  readonly defer: (work: () => void) => void;
  /** Does all that is due, in the order of time and then of asking, until nothing is left. */
  run(): void;
}

interface Timer {
  readonly atMs: number;
  work: (() => void) | undefined;
}

/** Creates a time that begins at `startMs`. */
export function createVirtualTime(startMs: number): VirtualTime {
  let nowMs = startMs;
  const deferred: (() => void)[] = [];
  const timers: Timer[] = [];
  const due = createHeap((a, b) => (timers[a]?.atMs ?? 0) - (timers[b]?.atMs ?? 0) || a - b);
  const runDeferred = (): void => {
    while (deferred.length > 0) for (const work of deferred.splice(0)) work();
  };
  return {
    clock: {
      now: () => nowMs,
      wakeAt(atMs, work) {
        const timer: Timer = { atMs: Math.max(atMs, nowMs), work };
        timers.push(timer);
        due.push(timers.length - 1);
        return () => {
          timer.work = undefined;
        };
      },
    },
    defer: (work) => void deferred.push(work),
    run() {
      runDeferred();
      for (let next = due.pop(); next !== undefined; next = due.pop()) {
        const timer = timers[next];
        if (timer?.work === undefined) continue;
        nowMs = timer.atMs;
        timer.work();
        runDeferred();
      }
    },
  };
}
