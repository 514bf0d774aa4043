import { acquireLock } from "../../disk/lock/acquire-lock.ts";
import type { JournalOptions } from "../journal/open-journal.ts";
import { endOrphans } from "../steps/processes/end-orphans.ts";
import { type RunClock, createMachineClock } from "./run-clock.ts";

/** What a run takes from the machine, so that a test can put its own in place. */
export interface RunMachine extends Pick<JournalOptions, "disk" | "takeLock"> {
  readonly clock: RunClock;
  /** Numbers from 0 up to 1. */
  readonly random: () => number;
  /** Runs a function once at the end of the loop's turn. */
  readonly defer: (work: () => void) => void;
  readonly endOrphans: typeof endOrphans;
}

/** Creates this machine's own parts. */
export function createRunMachine(): RunMachine {
  return {
    takeLock: (folder) => acquireLock(folder, { timeoutMs: 0 }),
    clock: createMachineClock(),
    random: Math.random,
    defer: (work) => void setImmediate(work),
    endOrphans,
  };
}
