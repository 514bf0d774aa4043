import { chmodSync, mkdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { makeFolders } from "../../disk/files/make-folders.ts";
import { STATE_FOLDER, ensureStateFolder } from "../../disk/lock/state-folder.ts";
import { errorCode, problemFrom } from "../../disk/system-error.ts";
import type { Journal } from "../journal/journal.ts";
import { createJournal } from "../journal/open-journal.ts";
import type { EventBody } from "../journal/run-event.ts";
import { decideStartFrom } from "../schedule/decide-resume.ts";
import { createFold, foldEvents } from "../state/fold-events.ts";
import { nearest } from "../../util/nearest.ts";
import { beginWith } from "./begin-with.ts";
import type { Run, RunOptions, RunProblem } from "./run.ts";
import { createRunId } from "./run-id.ts";
import { type RunMachine, createRunMachine } from "./run-machine.ts";
import { digestOf, writeMeta } from "./run-meta.ts";
import { createRunProblem, problemOfFile, problemOfJournal } from "./run-problem.ts";

/**
 * Begins a run of a plan in a new folder; work starts at the end of this turn of the loop, so that the caller can listen first. Refuses where `startFrom` is no
 * step of the plan, or where the folder cannot be written.
 */
export function beginRun(options: RunOptions, machine: RunMachine = createRunMachine()): Result<Run, RunProblem> {
  const first = firstEvent(options);
  if (!first.ok) return first;
  const folder = makeRunFolder(options, machine);
  if (!folder.ok) return folder;
  const id = basename(folder.value);
  const journal = createJournal(folder.value, id, { ...machine, now: machine.clock.now });
  if (!journal.ok) return refuse(problemOfJournal(journal.problem));
  const pinned = pin(options, id, journal.value);
  return pinned.ok ? beginWith(first.value, { surroundings: options, machine, id, journal: journal.value, fold: createFold() }) : pinned;
}

function firstEvent({ plan, source, startFrom }: RunOptions): Result<EventBody, RunProblem> {
  const head = {
    type: "run:started",
    workflow: plan.name,
    sourceDigest: digestOf(source),
    ...(source.path === undefined ? {} : { source: source.path }),
  } as const;
  if (startFrom === undefined) return succeed(head);
  if (plan.graph.find(startFrom) !== undefined) {
    return succeed({ ...head, startFrom, assumed: decideStartFrom(plan.graph, foldEvents([]), startFrom).assumed });
  }
  const [close] = nearest(startFrom, plan.graph.names, 1);
  const hint = close === undefined ? "give the name of one of its steps" : `did you mean \`${close}\`?`;
  return refuse(createRunProblem("unknown-step", `Cannot begin the run: the workflow has no step \`${startFrom}\``, hint));
}

/** Makes a folder that nobody has; the id is its name. */
function makeRunFolder({ plan, runsFolder }: RunOptions, { clock, random }: RunMachine): Result<string, RunProblem> {
  const runs = makeRunsFolder(runsFolder);
  if (!runs.ok) return runs;
  for (;;) {
    const folder = join(runs.value, createRunId(plan.name, clock.now(), random));
    try {
      mkdirSync(folder, { mode: 0o700 });
      return succeed(folder);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") return refuse(problemOfFile(problemFrom(error, "create", folder)));
    }
  }
}

/** Below a state folder that git ignores, where the runs lie in one; private. */
function makeRunsFolder(runsFolder: string): Result<string, RunProblem> {
  let folder = runsFolder;
  if (basename(dirname(runsFolder)) === STATE_FOLDER) {
    const state = ensureStateFolder(dirname(dirname(runsFolder)));
    if (!state.ok) return refuse(problemOfFile(state.problem));
    folder = join(state.value, basename(runsFolder));
  }
  try {
    makeFolders(folder);
    chmodSync(folder, 0o700);
    return succeed(folder);
  } catch (error) {
    return refuse(problemOfFile(problemFrom(error, "create", folder)));
  }
}

function pin({ plan, source, cwd, root }: RunOptions, id: string, journal: Journal): Result<void, RunProblem> {
  const meta = { id, workflow: plan.name, cwd, root, sourceDigest: digestOf(source), source };
  const written = writeMeta(journal.folder, meta);
  if (written.ok) return written;
  journal.close();
  return refuse(problemOfFile(written.problem));
}
