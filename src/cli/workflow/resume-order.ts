import { basename, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Result } from "../../diagnostic/result.ts";
import { readText } from "../../disk/files/read-text.ts";
import { loadMeta, type RunMeta } from "../../runner/run/run-meta.ts";
import type { RunProblem, RunSource } from "../../runner/run/run.ts";
import { findResumable, findRun } from "../../runner/store/find-run.ts";
import { findHolder } from "../../runner/store/run-holder.ts";
import { listRuns } from "../../runner/store/list-runs.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { Target } from "./find-target.ts";
import { loadSource, readWorkflowText } from "./load-workflow.ts";
import { openBridge } from "./open-bridge.ts";
import { workflowOptions, type WorkflowOptions } from "./run-options.ts";
import { findRunPlace, type RunPlace } from "./run-place.ts";
import type { RunOrder } from "./run-workflow.ts";

/** Which run is to go on: its id, the beginning of it, `last`, or `""` for the last one that did not complete; of this file, where one is named. */
export interface ResumeWish {
  readonly wish: string;
  readonly target?: Target | undefined;
  /** Step to begin at, where it is not an option. */
  readonly startFrom?: string | undefined;
}

/** Makes the order that goes on with a run: the workflow as its file has it now, or as it was pinned where the file is gone. `order` is absent where a finding is an error. @throws CommandError where there is no such run. */
export function resumeOrder(asked: ResumeWish, invocation: Invocation, io: CommandIo): { readonly order?: RunOrder; readonly findings: readonly Diagnostic[] } {
  const options = workflowOptions(invocation, io);
  const here = findRunPlace(io.cwd, options.cwd);
  const folder = findFolder(asked, here, io);
  const holder = findHolder(folder);
  if (holder !== undefined) throw drivenAlready(basename(folder), holder.pid);
  const meta = need(loadMeta(folder));
  const place = placeOf(meta, options.cwd === undefined ? undefined : here);
  const source = currentSource(meta, { asked, options, io });
  const { flow, variables } = source;
  const { plan, findings } = loadSource(source, { place, variables, flow, maxConcurrency: options.maxConcurrency, advice: false }, io);
  if (plan === undefined) return { findings };
  const order: RunOrder = {
    plan,
    source,
    place,
    resume: folder,
    startFrom: asked.startFrom ?? textOption(invocation, "startFrom"),
    acceptChanges: switchOption(invocation, "acceptChanges"),
    yes: switchOption(invocation, "yes"),
    json: options.json,
    bridge: openBridge(plan, place.cwd, io),
  };
  return { order, findings };
}

function placeOf(meta: RunMeta, wanted: RunPlace | undefined): RunPlace {
  const { root, runsFolder } = findRunPlace(meta.cwd);
  return wanted ?? { cwd: meta.cwd, root: meta.root === "" ? root : meta.root, runsFolder };
}

/** The newest run of that file that did not complete, or the run that is named. @throws CommandError where there is none. */
function findFolder({ wish, target }: ResumeWish, { runsFolder }: RunPlace, io: CommandIo): string {
  if (wish !== "") return need(findRun(runsFolder, wish));
  if (target?.kind !== "yaml") return need(findResumable(runsFolder));
  const run = listRuns(runsFolder).find(({ folder, status, pid, problem }) => {
    if (status === "completed" || pid !== undefined || problem !== undefined) return false;
    const meta = loadMeta(folder);
    return meta.ok && meta.value.source.path !== undefined && resolve(meta.value.cwd, meta.value.source.path) === resolve(io.cwd, target.path);
  });
  if (run !== undefined) return run.folder;
  throw new CommandError(`Cannot resume a run of "${target.shown}": there is none that did not complete`, { exitCode: 1, hint: "agent-relay runs list" });
}

interface Now {
  readonly asked: ResumeWish;
  readonly options: WorkflowOptions;
  readonly io: CommandIo;
}

/** What the run was begun with, with the file's text of now and the variables of this call: a difference is for the runner to refuse. */
function currentSource({ source, cwd }: RunMeta, { asked: { target }, options, io }: Now): RunSource {
  const text = target?.kind === "yaml" ? readWorkflowText(resolve(io.cwd, target.path)) : currentText(source, cwd);
  const flow = options.flow ?? source.flow;
  return { ...source, text, variables: { ...source.variables, ...options.variables }, ...(flow === undefined ? {} : { flow }) };
}

function currentText({ kind, path, text }: RunSource, cwd: string): string {
  if (kind !== "yaml" || path === undefined) return text;
  const read = readText(resolve(cwd, path));
  return read.ok ? read.value.text : text;
}

function drivenAlready(id: string, pid: number): CommandError {
  return new CommandError(`Cannot resume run ${id}: process ${pid} is at work on it`, {
    exitCode: 1,
    hint: `agent-relay runs abort ${id}, or wait until it ends`,
  });
}

function need<Value>(result: Result<Value, Pick<RunProblem, "message"> & Partial<RunProblem>>): Value {
  if (result.ok) return result.value;
  throw new CommandError(result.problem.message, { exitCode: 1, hint: result.problem.hint ?? "agent-relay runs list" });
}
