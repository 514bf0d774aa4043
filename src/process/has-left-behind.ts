import { existsSync, readFileSync } from "node:fs";
import { findMembers, type ProcessGroup } from "./find-members.ts";
import { isGroupAlive } from "./process-group.ts";
import { listProcessIds } from "./read-process.ts";

/** A program that ran for longer than this may have seen the ids come round once; then all processes are looked at. */
const BRIEF_MS = 1000;

/** As many ids are looked at one by one before a list of all processes is cheaper. */
const FEW_IDS = 16;
const ROUNDS = 3;

/**
 * Whether anything of a group is alive whose leader has ended by itself. Looks at all processes only where it must, since that costs as much as starting one: ids are given out in
 * turn, so that what a brief program started has one after its own, and mostly none was given out since.
 */
export function hasLeftBehind(group: ProcessGroup, durationMs: number): boolean {
  if (process.platform !== "linux" || durationMs > BRIEF_MS || group.pid === undefined) return isGroupAlive(group);
  let from = group.pid;
  for (let round = 0; round < ROUNDS; round += 1) {
    const last = lastProcessId();
    if (last === undefined) return isGroupAlive(group);
    if (last === from) return false;
    if (findMembers(group, idsBetween(from, last)).length > 0) return true;
    from = last;
  }
  return false;
}

/** The id that was given out last; undefined where the system does not tell. */
function lastProcessId(): number | undefined {
  try {
    const last = Number(readFileSync("/proc/loadavg", "utf8").trim().split(" ")[4]);
    return Number.isInteger(last) && last > 0 ? last : undefined;
  } catch {
    return undefined;
  }
}

/** Ids that were given out after `from`, up to `last`; where they came round, those of living processes alone. */
function idsBetween(from: number, last: number): readonly number[] {
  if (last > from && last - from <= FEW_IDS)
    return Array.from({ length: last - from }, (_, place) => from + place + 1).filter((pid) => existsSync(`/proc/${pid}`));
  return listProcessIds().filter((pid) => (last > from ? pid > from && pid <= last : pid > from || pid <= last));
}
