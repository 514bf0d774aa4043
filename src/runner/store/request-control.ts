import { basename, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { CONTROL_FOLDER } from "../run/run-files.ts";
import type { ControlWord } from "../run/control.ts";
import type { RunProblem } from "../run/run.ts";
import { createRunProblem, problemOfFile } from "../run/run-problem.ts";
import { findHolder } from "./run-holder.ts";

/**
 * Asks the process that drives a run, which may be in a container or a program of the user's, to end it (a second time: at once), to start nothing more, or to go
 * on; gives that process's id. It does so within half a second. A file is used, not a signal: a host program may die of a signal without ending what it started.
 */
export function requestControl(runFolder: string, word: ControlWord): Result<number, RunProblem> {
  const holder = findHolder(runFolder);
  if (holder === undefined) {
    return refuse(createRunProblem("missing", `Cannot ${word} the run \`${basename(runFolder)}\`: no process drives it`, "see `agent-relay runs list`"));
  }
  const written = writeMachineFile(join(runFolder, CONTROL_FOLDER, word), `${new Date().toISOString()}\n`);
  return written.ok ? succeed(holder.pid) : refuse(problemOfFile(written.problem));
}
