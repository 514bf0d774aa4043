import { resolve } from "node:path";
import { findPlace, type WorkflowPlace } from "../../workflows/find-place.ts";
import { isFolder } from "../../workspace/finding/is-folder.ts";
import { CommandError } from "../command-error.ts";

/** Where a workflow runs: its working directory, the project that no path may leave, and the folder of the project's runs. Paths are absolute. */
export type RunPlace = WorkflowPlace;

/** Finds where workflows run that are started in a folder. @throws CommandError where `--cwd` names none. */
export function findRunPlace(from: string, wanted?: string): RunPlace {
  const folder = resolve(from, wanted ?? ".");
  if (isFolder(folder)) return findPlace(folder);
  throw new CommandError(`Cannot run in "${wanted ?? folder}": it is not a folder`, { exitCode: 2, hint: "give --cwd a folder that exists" });
}
