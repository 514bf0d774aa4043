import { basename } from "node:path";
import type { ControlWord } from "../../runner/run/control.ts";
import { requestControl } from "../../runner/store/request-control.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import { needRunFolder, type RunsCall } from "./run-call.ts";

const DONE: Readonly<Partial<Record<ControlWord, string>>> = {
  pause: "starts nothing more; what runs goes on",
  unpause: "goes on",
  abort: "ends what runs; it can be resumed",
};

/** Asks the process that drives a run to do something. Gives the exit code. */
export function controlRun(call: RunsCall, word: ControlWord): number {
  const folder = needRunFolder(call);
  const asked = requestControl(folder, word);
  if (!asked.ok) throw new CommandError(asked.problem.message, { exitCode: 1, hint: asked.problem.hint ?? "agent-relay runs list" });
  const id = basename(folder);
  if (call.json) printJson(call.io, "run-control", { run: id, word, pid: asked.value });
  else call.io.out(`Run ${id} (process ${asked.value}) ${DONE[word] ?? word}\n`);
  return 0;
}
