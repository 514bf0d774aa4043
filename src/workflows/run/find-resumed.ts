import { loadMeta, type RunMeta } from "../../runner/run/run-meta.ts";
import { findResumable, findRun } from "../../runner/store/find-run.ts";

/** A run to go on with, and what it was begun with. */
export interface ResumedRun {
  readonly folder: string;
  readonly meta: RunMeta;
}

/** Finds a run by its id, the beginning or the end of it, or `last`; an empty text means the newest that did not complete. @throws Error where there is none. */
export function findResumed(runsFolder: string, wish: string): ResumedRun {
  const found = wish === "" ? findResumable(runsFolder) : findRun(runsFolder, wish);
  if (!found.ok) throw new Error(found.problem.hint === undefined ? found.problem.message : `${found.problem.message}; ${found.problem.hint}`);
  const meta = loadMeta(found.value);
  if (!meta.ok) throw new Error(meta.problem.message);
  return { folder: found.value, meta: meta.value };
}
