import { join } from "node:path";
import { findStateFolder } from "../../disk/lock/state-folder.ts";

/** Name of the folder of runs in a project's state folder. */
export const RUNS_FOLDER = "runs";

/** Gives the folder of a project's runs, to read from and to begin runs in; creates nothing, and it may not be there. */
export function findRunsFolder(home: string): string {
  return join(findStateFolder(home), RUNS_FOLDER);
}
