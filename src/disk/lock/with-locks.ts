import { join } from "node:path";
import { type Result, refuse } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { type LockOptions, acquireLock } from "./acquire-lock.ts";
import type { HeldLock } from "./held-lock.ts";
import { sweepLeftovers } from "../files/sweep-leftovers.ts";
import { ensureStateFolder } from "./state-folder.ts";

/**
 * Runs work while holding the locks of some projects' folders, given by real path, and gives what it gives. Locks are taken in sorted order, so that two callers never
 * wait for each other, and are given back whatever happens. Not to be nested: inside, use what writes without a lock (`writeMachineFile`).
 */
export function withLocks<Value, Problem>(
  homes: readonly string[],
  work: (locks: readonly HeldLock[]) => Result<Value, Problem>,
  options: LockOptions = {},
): Result<Value, Problem | FileProblem> {
  const held: HeldLock[] = [];
  try {
    for (const home of [...new Set(homes)].sort()) {
      const state = ensureStateFolder(home);
      if (!state.ok) return state;
      const lock = acquireLock(join(state.value, "lock"), options);
      if (!lock.ok) return refuse(lock.problem);
      held.push(lock.value);
      if (lock.value.previous !== "released") tidy(state.value);
    }
    return work(held);
  } finally {
    for (const lock of held.reverse()) lock.release();
  }
}

function tidy(state: string): void {
  sweepLeftovers(state);
  sweepLeftovers(join(state, "sessions"));
}
