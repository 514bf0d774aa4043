import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readProcessState } from "../lock/process-start.ts";
import { parseTempName } from "./temp-name.ts";

/** Removes the temporary files that killed writers left in a folder, and says how many. Call it under the lock. Never throws: what cannot be removed stays. */
export function sweepLeftovers(folder: string): number {
  let removed = 0;
  try {
    for (const name of readdirSync(folder)) {
      const pid = parseTempName(name);
      if (pid === undefined || (pid !== process.pid && readProcessState(pid).alive)) continue;
      rmSync(join(folder, name), { force: true });
      removed += 1;
    }
  } catch {
    // No such folder, or not ours to tidy.
  }
  return removed;
}
