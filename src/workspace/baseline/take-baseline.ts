import { realpathSync } from "node:fs";
import path, { join } from "node:path";
import { isWithin } from "../../disk/files/inside-root.ts";
import { findRepository } from "../finding/find-repository.ts";
import type { Baseline } from "./baseline.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type FileState, readFileState } from "./file-state.ts";
import { MOST_CHANGED, readGitChanges } from "./git-changes.ts";
import { listFiles } from "./list-files.ts";
import { listOffLimits } from "./list-off-limits.ts";

/** What a baseline is taken of. */
export interface BaselineRequest {
  readonly session: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** The project's folder, its handoff file and that file's text. */
  readonly folder: string;
  readonly file: string;
  readonly handoff: string;
  /** The workspace around it, which is watched as a whole where git covers it. */
  readonly workspace?: string | undefined;
  /** Paths and globs that are off limits, relative to the project's folder: watched even where git ignores them. */
  readonly offLimits: readonly string[];
  /** Milliseconds this may take. */
  readonly timeMs: number;
}

/** Without git so many files are watched. */
const MOST_FILES = 2000;

/** Takes the baseline of a project: the commit and what differs from it where there is git, else the marks and hashes of its files, within number and time. Writes nothing, never throws. */
export function takeBaseline(request: BaselineRequest): Baseline {
  const takenMs = Date.now();
  const budget = createBudget(request.timeMs);
  const { session, now: at, folder, file, handoff } = request;
  const project = realFolder(folder);
  const watched = findRepository(project) === undefined ? watchFiles(project, budget) : watchGit(project, request, budget);
  return { version: 1, session, at, takenMs, folder, file, project, handoff, ...watched };
}

type Watched = Pick<Baseline, "ground" | "git" | "files" | "uncovered">;

function watchFiles(project: string, budget: Budget): Watched {
  const { files, complete } = listFiles(project, { most: MOST_FILES, budget });
  const states = statesOf(project, files, budget);
  return { ground: project, files: states, ...(complete ? {} : { uncovered: `files beyond the first ${files.length}` }) };
}

function watchGit(project: string, { workspace, offLimits }: BaselineRequest, budget: Budget): Watched {
  const ground = groundOf(project, workspace);
  const changes = readGitChanges(ground, budget.leftMs());
  const changed = changes === undefined ? [] : [...changes.tracked, ...changes.untracked];
  const known = changes !== undefined && changed.length <= MOST_CHANGED;
  const hidden = listOffLimits({ folder: project, ground, patterns: offLimits }, budget);
  return {
    ground,
    git: { head: changes?.head ?? "", known },
    files: statesOf(ground, [...new Set([...(known ? changed : []), ...hidden])], budget),
    ...(known ? {} : { uncovered: changes === undefined ? "what git knows: it failed or took too long" : `changed files, more than ${MOST_CHANGED}` }),
  };
}

/** The workspace where it lies in the same repository: so changes in other projects are seen too. */
function groundOf(project: string, workspace: string | undefined): string {
  if (workspace === undefined) return project;
  const real = realFolder(workspace);
  const repository = findRepository(project);
  const isAround = isWithin(real, project, path) && repository !== undefined && findRepository(real)?.root === repository.root;
  return isAround ? real : project;
}

function statesOf(ground: string, names: readonly string[], budget: Budget): Readonly<Record<string, FileState>> {
  return Object.fromEntries(names.map((name) => [name, readFileState(join(ground, name), budget)]));
}

function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return folder;
  }
}
