import type { Drift } from "../../protocol/brief/model.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { plainPathExists } from "../check/plain-path-exists.ts";
import type { OpenProject } from "../open-project.ts";

const FILES_TOLD = 10;

/** Collects what has changed around a project since its handoff was written: from git where there is one, and the paths that are gone. */
export async function collectDrift(project: OpenProject): Promise<Drift> {
  const { handoff, folder } = project;
  const danglingPaths = await findDangling(project);
  if (findRepository(folder) === undefined) return { danglingPaths };
  const [{ readRepositoryState }, { commitsSince }] = await Promise.all([
    import("../../workspace/git/read-repository-state.ts"),
    import("../../workspace/git/commits.ts"),
  ]);
  const state = readRepositoryState(folder);
  if (state === undefined) return { danglingPaths };
  const { branch, commit, dirty } = state;
  const since = handoff.updated?.value.at;
  return {
    ...(branch === undefined ? {} : { branch }),
    ...(commit === undefined ? {} : { commit }),
    ...(since === undefined ? {} : { commitsSince: commitsSince(folder, since).length }),
    dirtyCount: dirty.length,
    dirtyFiles: dirty.slice(0, FILES_TOLD),
    danglingPaths,
  };
}

/** What only a glob can tell is rare, and asked last. */
async function findDangling({ handoff, folder }: OpenProject): Promise<readonly string[]> {
  const tasks = handoff.tasks.filter((task) => !task.done);
  const paths = [...handoff.scope.map((entry) => entry.pattern), ...tasks.flatMap((task) => task.files.map((file) => file.value))];
  const doubtful = [...new Set(paths)].filter((pattern) => plainPathExists(folder, pattern) !== true);
  if (doubtful.every((pattern) => plainPathExists(folder, pattern) === false)) return doubtful;
  const { pathExists } = await import("../check/path-exists.ts");
  return doubtful.filter((pattern) => !pathExists(folder, pattern));
}
