import { findRun } from "../../runner/store/find-run.ts";
import { loadRun } from "../../runner/store/load-run.ts";
import type { StoredRun } from "../../runner/store/stored-run.ts";
import type { Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** A call of `runs`: its words behind the verb, and where the runs lie. */
export interface RunsCall {
  readonly words: readonly string[];
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly runsFolder: string;
  readonly json: boolean;
}

/** Finds the folder of the run that a call names by id, the beginning or end of one, or `last`, which counts where nothing is named. @throws CommandError where there is none. */
export function needRunFolder({ runsFolder, words }: RunsCall): string {
  const found = findRun(runsFolder, words[0] ?? "last");
  if (found.ok) return found.value;
  throw new CommandError(found.problem.message, { exitCode: 1, hint: found.problem.hint ?? "agent-relay runs list" });
}

/** Reads the run that a call names. @throws CommandError where there is none or it cannot be read. */
export function needRun(call: RunsCall): StoredRun {
  const loaded = loadRun(needRunFolder(call));
  if (loaded.ok) return loaded.value;
  throw new CommandError(loaded.problem.message, { exitCode: 1, hint: loaded.problem.hint ?? "agent-relay runs list" });
}
