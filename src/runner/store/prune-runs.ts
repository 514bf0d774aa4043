import { readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { acquireLock } from "../../disk/lock/acquire-lock.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { LOCK_FOLDER } from "../journal/open-journal.ts";
import { listRuns } from "./list-runs.ts";
import type { ListedRun } from "./stored-run.ts";

/** Which runs to keep. */
export interface PruneWish {
  /** So many of the newest are kept whatever their age; 0 unless told. */
  readonly keep?: number;
  /** Only what began before this long ago is removed; all ages unless told. */
  readonly olderThanMs?: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Removes what a resume would go on with too. */
  readonly unfinished?: boolean;
  /** Tells what would go, and removes nothing. */
  readonly dryRun?: boolean;
}

/** What pruning came to. */
export interface Pruned {
  readonly removed: readonly ListedRun[];
  /** What was to go and could not, with the reason. */
  readonly kept: readonly { readonly run: ListedRun; readonly reason: string }[];
}

/**
 * Removes old runs. Never one that a process drives; and, unless asked, not the newest run of a workflow while that has not completed: it is the one that somebody
 * may want to resume. Each goes in one step, under its lock.
 */
export function pruneRuns(runsFolder: string, wish: PruneWish): Pruned {
  if (wish.dryRun !== true) sweep(runsFolder);
  const removed: ListedRun[] = [];
  const kept: { readonly run: ListedRun; readonly reason: string }[] = [];
  for (const run of decidePrune(listRuns(runsFolder), wish)) {
    const result = wish.dryRun === true ? succeed(undefined) : removeRun(run.folder);
    if (result.ok) removed.push(run);
    else kept.push({ run, reason: result.problem });
  }
  return { removed, kept };
}

/** Decides which of some runs, the newest first, are to go. */
export function decidePrune(runs: readonly ListedRun[], { keep = 0, olderThanMs = 0, nowMs, unfinished = false }: PruneWish): readonly ListedRun[] {
  const seen = new Set<string>();
  return runs.filter((run, index) => {
    const isNewest = !seen.has(run.workflow);
    seen.add(run.workflow);
    const isWanted = isNewest && run.status !== "completed" && run.problem === undefined && !unfinished;
    return run.pid === undefined && !isWanted && index >= keep && run.startedMs <= nowMs - olderThanMs;
  });
}

const AWAY = ".removed-";

/** Removes what a prune that was killed had only taken away from its name. */
function sweep(runsFolder: string): void {
  try {
    for (const name of readdirSync(runsFolder)) if (name.startsWith(AWAY)) rmSync(join(runsFolder, name), { recursive: true, force: true });
  } catch {
    // There is no folder, or it is not ours; the runs themselves tell.
  }
}

/** Takes the run away from its name first, so that no reader ever sees half of it. */
function removeRun(folder: string): Result<undefined, string> {
  const lock = acquireLock(join(folder, LOCK_FOLDER), { timeoutMs: 0 });
  if (!lock.ok) return refuse(lock.problem.message);
  const away = join(dirname(folder), `${AWAY}${basename(folder)}`);
  try {
    rmSync(away, { recursive: true, force: true });
    renameSync(folder, away);
    rmSync(away, { recursive: true, force: true });
    return succeed(undefined);
  } catch (error) {
    lock.value.release();
    return refuse(problemFrom(error, "write", folder).message);
  }
}
