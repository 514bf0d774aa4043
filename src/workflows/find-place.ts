import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findRunsFolder } from "../runner/store/runs-folder.ts";

/** Where a workflow runs. Paths are absolute. */
export interface WorkflowPlace {
  /** The workflow's working directory. */
  readonly cwd: string;
  /** The project, which no path of a step may leave: the git working tree around the working directory, else that one itself. */
  readonly root: string;
  /** Where its runs are kept. */
  readonly runsFolder: string;
}

/** Finds the project around a folder. @throws Error where there is no such folder. */
export function findPlace(folder: string = process.cwd(), runsFolder?: string): WorkflowPlace {
  const cwd = folderAt(resolve(folder));
  const root = findRoot(cwd);
  return { cwd, root, runsFolder: runsFolder === undefined ? findRunsFolder(root) : resolve(cwd, runsFolder) };
}

function folderAt(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`Cannot run in "${path}": it is not a folder. Give a folder that exists as \`cwd\`.`);
  return realpathSync(path);
}

function findRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}
