import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { AGENT_NAMES } from "../protocol/agent-name.ts";
import { findRunsFolder } from "../runner/store/runs-folder.ts";
import { findPlace as findHandoffs } from "../workspace/finding/find-place.ts";
import { findRepository } from "../workspace/finding/find-repository.ts";
import { isFolder } from "../workspace/finding/is-folder.ts";
import { isIndexText } from "../workspace/finding/read-index.ts";

/** Where a workflow runs. Paths are absolute. */
export interface WorkflowPlace {
  /** The workflow's working directory. */
  readonly cwd: string;
  /** The project, which no path of a step may leave: the git working tree around the working directory, else the workspace or project of handoffs, else that one itself. */
  readonly root: string;
  /** Where its runs are kept. */
  readonly runsFolder: string;
}

/** Finds the project around a folder, for programs and commands alike: what one of them runs, the other finds. @throws Error where there is no such folder. */
export function findPlace(folder: string = process.cwd(), runsFolder?: string): WorkflowPlace {
  const cwd = folderAt(folder);
  const root = findRepository(cwd)?.root ?? handoffRoot(cwd) ?? cwd;
  return { cwd, root, runsFolder: runsFolder === undefined ? findRunsFolder(root) : resolve(cwd, runsFolder) };
}

function folderAt(folder: unknown): string {
  if (typeof folder === "string" && isFolder(resolve(folder))) return realpathSync(resolve(folder));
  throw new Error(
    `Cannot run in ${typeof folder === "string" ? `"${resolve(folder)}"` : String(folder)}: it is not a folder. Give a folder that exists as \`cwd\`.`,
  );
}

/** A project of a workspace has state of its own, and yet its runs lie where those of the others do. */
function handoffRoot(cwd: string): string | undefined {
  const { workspace, project } = findHandoffs(cwd, (text) => isIndexText(text, AGENT_NAMES));
  return workspace?.folder ?? project?.folder;
}
