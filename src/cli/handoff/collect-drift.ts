import type { Drift } from "../../protocol/brief/model.ts";
import { commitsSince } from "../../workspace/git/commits.ts";
import { readRepositoryState } from "../../workspace/git/read-repository-state.ts";
import { pathExists } from "../check/path-exists.ts";
import type { OpenProject } from "../open-project.ts";

const FILES_TOLD = 10;

/** Collects what has changed around a project since its handoff was written: from git where there is one, and the paths that are gone. */
export function collectDrift(project: OpenProject): Drift {
  const { handoff, folder } = project;
  const state = readRepositoryState(folder);
  const since = handoff.updated?.value.at;
  const paths = [
    ...handoff.scope.map((entry) => entry.pattern),
    ...handoff.tasks.filter((task) => !task.done).flatMap((task) => task.files.map((file) => file.value)),
  ];
  const danglingPaths = [...new Set(paths)].filter((pattern) => !pathExists(folder, pattern));
  if (state === undefined) return { danglingPaths };
  const { branch, commit, dirty } = state;
  return {
    ...(branch === undefined ? {} : { branch }),
    ...(commit === undefined ? {} : { commit }),
    ...(since === undefined ? {} : { commitsSince: commitsSince(folder, since).length }),
    dirtyCount: dirty.length,
    dirtyFiles: dirty.slice(0, FILES_TOLD),
    danglingPaths,
  };
}
