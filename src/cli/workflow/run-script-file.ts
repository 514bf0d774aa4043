import { createRunDocument } from "../../report/run/run-document.ts";
import { runScript, type ScriptEnd, type ScriptOptions } from "../../script/run-script.ts";
import type { ScriptFlags } from "../../workflows/script-flags.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { isLive } from "./create-follower.ts";
import type { Target } from "./find-target.ts";
import { type FollowedRun, followScript, type ScriptFollower } from "./follow-script.ts";
import { printFindings } from "./print-findings.ts";
import { workflowOptions } from "./run-options.ts";
import { onStopSignals } from "./stop-signals.ts";
import { tellSummary } from "./tell-summary.ts";

/** A call that is for a script. */
export interface ScriptCall {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  /** Id of the run to go on with; `""` for the last one. */
  readonly resume?: string;
  readonly dryRun?: boolean;
}

/**
 * Runs a workflow script as a child process; the flags of the call reach its `.run()`. Its runs are shown as those of a file are, each with its summary at the end. With `--json` what the script
 * prints goes to standard error and one document to standard output. Gives the exit code.
 */
export async function runScriptFile(target: Extract<Target, { readonly kind: "script" }>, call: ScriptCall): Promise<number> {
  const { io } = call;
  const json = switchOption(call.invocation, "json");
  const follower = followScript(io);
  const forget = tellStops(follower);
  const start = { file: target.path, cwd: io.cwd, flags: { ...scriptFlags(call), followed: true }, environment: io.env };
  const end = await runScript({ ...start, ...outputsOf(follower, json, io), onReport: (report) => follower.hear(report) }).finally(forget);
  const runs = follower.end();
  printFindings(end.findings, io, json ? "err" : "out");
  if (json) printJson(io, "script", scriptDocument(end, runs));
  else for (const run of runs) tellSummary(run, io);
  return end.exitCode;
}

/** A view that is drawn over itself has to know of all that is written at its terminal. */
function outputsOf(follower: ScriptFollower, json: boolean, io: CommandIo): Pick<ScriptOptions, "stdout" | "stderr"> {
  const err = (text: string): void => follower.print(text, io.err);
  if (isLive(io)) return { stdout: json ? err : (text) => follower.print(text, io.out), stderr: err };
  return json ? { stdout: 2 } : {};
}

/** The script has the signal too, and ends its runs. */
function tellStops(follower: ScriptFollower): () => void {
  let isStopped = false;
  return onStopSignals((signal) => {
    follower.tell(isStopped ? "Killing what still runs" : `${signal}: ending what runs; once more kills it at once`);
    isStopped = true;
  });
}

function scriptFlags({ invocation, io, resume, dryRun = switchOption(invocation, "dryRun") }: ScriptCall): Omit<ScriptFlags, "report"> {
  const { flow, variables, cwd, maxConcurrency } = workflowOptions(invocation, io);
  const startFrom = textOption(invocation, "startFrom");
  return {
    ...(dryRun ? { dryRun } : {}),
    ...(resume === undefined ? {} : { resume: resume === "" ? "last" : resume }),
    ...(startFrom === undefined ? {} : { startFrom }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(flow === undefined ? {} : { flow }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(switchOption(invocation, "acceptChanges") ? { acceptChanges: true } : {}),
    ...(switchOption(invocation, "yes") ? { yes: true } : {}),
  };
}

/** Each run that began has its document, as `run file.yaml --json` gives it. */
function scriptDocument({ exitCode, signal, runs, findings }: ScriptEnd, followed: readonly FollowedRun[]): Readonly<Record<string, unknown>> {
  const nowMs = Date.now();
  const documents = new Map(followed.map(({ folder, view }) => [folder, createRunDocument(view, nowMs)]));
  const withRuns = runs.map((report) => (report.kind === "run" ? { ...report, run: documents.get(report.folder) ?? null } : report));
  return { exitCode, signal: signal ?? null, runs: withRuns, findings };
}
