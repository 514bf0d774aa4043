import type { ProcessGroup } from "./find-members.ts";
import { isGroupAlive, signalGroup } from "./process-group.ts";

/** How a group is ended. */
export interface GroupEnding {
  /** What asks it to end; SIGTERM unless told. */
  readonly signal?: NodeJS.Signals;
  /** How long it has before it is killed. */
  readonly graceMs: number;
}

const FIRST_LOOK_MS = 5;
const LONGEST_LOOK_MS = 50;

/** Killed again as often, in case it starts more while it is being killed. */
const KILLS = 20;
const KILL_MS = 250;

/** Ends all of a group: asks, waits for the grace, and kills until nothing is left. Gives whether nothing is; false only for what the system itself cannot end. */
export async function endGroup(group: ProcessGroup, { signal = "SIGTERM", graceMs }: GroupEnding): Promise<boolean> {
  if (graceMs > 0) {
    signalGroup(group, signal);
    if (await isGone(group, graceMs)) return true;
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    signalGroup(group, "SIGKILL");
    if (await isGone(group, KILL_MS)) return true;
  }
  return false;
}

/** Waits until nothing of a group is alive, no longer than so many milliseconds; gives whether nothing is. */
export async function isGone(group: ProcessGroup, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs;
  for (let lookMs = FIRST_LOOK_MS; isGroupAlive(group); lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    const left = end - performance.now();
    if (left <= 0) return false;
    await new Promise((resolve) => void setTimeout(resolve, Math.min(lookMs, left)));
  }
  return true;
}
