import { readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { ownStart, readProcessState } from "./process-start.ts";
import { processSpace } from "./this-machine.ts";

/** Who holds a lock, as its file says. */
export interface LockHolder {
  readonly pid: number;
  /** Start of the process in clock ticks since boot; "" where the system does not tell. */
  readonly start: string;
  readonly host: string;
  /** Machine, boot and process namespace in which `pid` counts. */
  readonly space: string;
  /** When the lock was taken, ISO 8601 in UTC. */
  readonly time: string;
}

/** After this time a holder whose process cannot be looked up from here counts as dead. */
const FOREIGN_LIMIT_MS = 30_000;

/** After this time a holder of this machine counts as dead where start times are unknown, because its id may be somebody else's by now. */
const UNPROVEN_LIMIT_MS = 600_000;

/** Describes the running process as the holder of a lock. */
export function createHolder(): LockHolder {
  return { pid: process.pid, start: ownStart(), host: hostname(), space: processSpace(), time: new Date().toISOString() };
}

/** Reads the holder from a lock file; undefined where the file is gone or was never finished. */
export function readHolder(file: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== "object" || value === null || !("pid" in value) || typeof value.pid !== "number") return false;
  return ["start", "host", "space", "time"].every((key) => typeof Object.entries(value).find(([name]) => name === key)?.[1] === "string");
}

/** Decides whether a lock file's holder is dead. `nowMs` is the clock of the file system, in ms, so that other machines' clocks do not matter. */
export function isHolderDead(file: string, holder: LockHolder | undefined, nowMs: number): boolean {
  if (holder === undefined || holder.space !== processSpace()) return ageMs(file, nowMs) > FOREIGN_LIMIT_MS;
  const state = readProcessState(holder.pid);
  if (!state.alive) return true;
  if (state.start === undefined || holder.start === "") return ageMs(file, nowMs) > UNPROVEN_LIMIT_MS;
  return state.start !== holder.start;
}

function ageMs(file: string, nowMs: number): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : nowMs - stats.mtimeMs;
}
