import type { ProcessGroup } from "./find-members.ts";
import { signalGroup } from "./process-group.ts";
import type { ProgramEnd, RunLimits } from "./program-run.ts";

const MOST_OUTPUT = 256 * 1024 * 1024;

/** A timer that is set for longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How often the size of a run's output is looked at. */
const LOOK_MS = 100;

/** A run that is watched. */
export interface WatchedRun {
  readonly group: ProcessGroup;
  readonly limits: RunLimits;
  readonly graceMs: number;
  /** Bytes of output so far. */
  readonly size: () => number;
}

/** Cuts a run short when its time, its output or the patience of the caller ends. What it gives stops watching and says why the run was cut short, if it was. */
export function watchRun({ group, limits, graceMs, size }: WatchedRun): () => ProgramEnd | undefined {
  let end: ProgramEnd | undefined;
  let kill: NodeJS.Timeout | undefined;
  const cut = (why: ProgramEnd, signal: NodeJS.Signals): void => {
    if (end !== undefined) return;
    end = why;
    signalGroup(group, signal);
    kill = setTimeout(() => signalGroup(group, "SIGKILL"), graceMs);
  };
  const { stop, timeoutMs, mostOutput = MOST_OUTPUT, endSignal } = limits;
  const onStop = (): void => cut({ kind: "stopped" }, endSignal ?? (stop?.reason === "SIGINT" ? "SIGINT" : "SIGTERM"));
  const onTimeout = (): void => cut({ kind: "timed-out" }, endSignal ?? "SIGTERM");
  const onLook = (): void => (size() > mostOutput ? cut({ kind: "too-much-output" }, "SIGKILL") : undefined);
  const timer = timeoutMs === Infinity ? undefined : setTimeout(onTimeout, Math.min(timeoutMs, LONGEST_TIMER_MS));
  const look = mostOutput === Infinity ? undefined : setInterval(onLook, LOOK_MS);
  stop?.addEventListener("abort", onStop, { once: true });
  if (stop?.aborted === true) onStop();
  return () => {
    for (const handle of [kill, timer, look]) clearTimeout(handle);
    stop?.removeEventListener("abort", onStop);
    return end;
  };
}
