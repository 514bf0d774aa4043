import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { nearest } from "../../util/nearest.ts";
import type { RunProblem } from "../run/run.ts";
import { createRunProblem } from "../run/run-problem.ts";
import { listRuns, runIds } from "./list-runs.ts";

/** Finds the folder of a run by its id, the beginning or the end of it, or `last` for the newest; refuses where none or several are meant. */
export function findRun(runsFolder: string, wish: string): Result<string, RunProblem> {
  const ids = runIds(runsFolder);
  if (wish === "last")
    return onlyOne(runsFolder, {
      wish,
      meant: listRuns(runsFolder)
        .slice(0, 1)
        .map(({ id }) => id),
    });
  if (ids.includes(wish)) return succeed(join(runsFolder, wish));
  const meant = wish === "" ? [] : ids.filter((id) => id.startsWith(wish) || id.endsWith(`-${wish}`));
  return onlyOne(runsFolder, { wish, meant, close: nearest(wish, ids, 1)[0] });
}

/** Finds the run that a resume without an id goes on with: the newest that did not complete and that nobody drives. */
export function findResumable(runsFolder: string): Result<string, RunProblem> {
  const run = listRuns(runsFolder).find(({ status, pid, problem }) => status !== "completed" && pid === undefined && problem === undefined);
  if (run !== undefined) return succeed(run.folder);
  return refuse(createRunProblem("missing", "Cannot resume a run: there is none that did not complete", "start one with `agent-relay run FILE`"));
}

interface Meant {
  readonly wish: string;
  /** Ids that the wish may mean, and one that it looks like. */
  readonly meant: readonly string[];
  readonly close?: string | undefined;
}

function onlyOne(runsFolder: string, { wish, meant, close }: Meant): Result<string, RunProblem> {
  const [id, ...others] = meant;
  if (id !== undefined && others.length === 0) return succeed(join(runsFolder, id));
  if (id !== undefined)
    return refuse(createRunProblem("missing", `Cannot tell which run \`${wish}\` is: it may be ${meant.map((one) => `\`${one}\``).join(" or ")}`));
  const message = wish === "last" ? "Cannot find a run: there is none" : `Cannot find the run \`${wish}\``;
  const hint = close === undefined ? "list them with `agent-relay runs list`" : `did you mean \`${close}\`?`;
  return refuse(createRunProblem("missing", message, hint));
}
