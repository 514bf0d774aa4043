import { runScript, type ScriptEnd } from "../../script/run-script.ts";
import type { ScriptFlags } from "../../workflows/script-flags.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import type { Target } from "./find-target.ts";
import { printFindings } from "./print-findings.ts";
import { workflowOptions } from "./run-options.ts";

/** A call that is for a script. */
export interface ScriptCall {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  /** Id of the run to go on with; `""` for the last one. */
  readonly resume?: string;
  readonly dryRun?: boolean;
}

/** Runs a workflow script as a child process; the flags of the call reach its `.run()`. With `--json` what it prints goes to standard error and one document to standard output. Gives the exit code. */
export async function runScriptFile(target: Extract<Target, { readonly kind: "script" }>, call: ScriptCall): Promise<number> {
  const { io } = call;
  const flags = scriptFlags(call);
  const json = switchOption(call.invocation, "json");
  const end = await runScript({ file: target.path, cwd: io.cwd, flags, environment: io.env, ...(json ? { stdout: 2 } : {}) });
  printFindings(end.findings, io, json ? "err" : "out");
  if (json) printJson(io, "script", scriptDocument(end));
  return end.exitCode;
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

function scriptDocument({ exitCode, signal, runs, findings }: ScriptEnd): Readonly<Record<string, unknown>> {
  return { exitCode, signal: signal ?? null, runs, findings };
}
