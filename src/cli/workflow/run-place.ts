import { resolve } from "node:path";
import { findRunsFolder } from "../../runner/store/runs-folder.ts";
import { findPlace, type WorkflowPlace } from "../../workflows/find-place.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { isFolder } from "../../workspace/finding/is-folder.ts";
import { CommandError } from "../command-error.ts";
import { placeOf } from "../open-workspace.ts";

/** Where a workflow runs: its working directory, the project that no path may leave, and the folder of the project's runs. Paths are absolute. */
export type RunPlace = WorkflowPlace;

/** Finds where workflows run that are started in a folder. @throws CommandError where `--cwd` names none. */
export function findRunPlace(from: string, wanted?: string): RunPlace {
  const folder = resolve(from, wanted ?? ".");
  if (!isFolder(folder))
    throw new CommandError(`Cannot run in "${wanted ?? folder}": it is not a folder`, { exitCode: 2, hint: "give --cwd a folder that exists" });
  const place = findPlace(folder);
  const root = findRepository(place.cwd)?.root ?? handoffRoot(place.cwd) ?? place.root;
  return { cwd: place.cwd, root, runsFolder: findRunsFolder(root) };
}

/** A project of a workspace has state of its own, and yet its runs lie where those of the others do. */
function handoffRoot(cwd: string): string | undefined {
  const { workspace, project } = placeOf(cwd);
  return workspace?.folder ?? project?.folder;
}
