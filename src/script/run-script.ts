import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { readText } from "../disk/files/read-text.ts";
import { unreachable } from "../util/unreachable.ts";
import type { ScriptFlags } from "../workflows/script-flags.ts";
import type { ScriptReport } from "../workflows/script-report.ts";
import { type ScriptChildEnd, type ScriptOutput, spawnScript } from "./spawn-script.ts";
import { scriptCache } from "./script-cache.ts";
import { createScriptInvocation } from "./script-invocation.ts";
import { cutFinding, idleFinding, type RanScript, scriptFinding } from "./script-findings.ts";
import { findScriptLibrary, type ScriptLibrary } from "./script-library.ts";
import { parseScriptReport, type ScriptTold } from "./parse-script-report.ts";
import { watchReport } from "./watch-report.ts";

/** A script to run. Paths may be relative to `cwd`. */
export interface ScriptOptions {
  readonly file: string;
  /** Folder it runs in, absolute: the user's. Findings show paths relative to it. */
  readonly cwd: string;
  readonly flags: Omit<ScriptFlags, "report">;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Words for the script itself. */
  readonly args?: readonly string[];
  /** Where the script's standard output and standard error go; to descriptors 1 and 2 unless told. */
  readonly stdout?: ScriptOutput;
  readonly stderr?: ScriptOutput;
  /** Hears of what its runs come to, soon after it is so. */
  readonly onReport?: (report: ScriptReport) => void;
  /** This package's own unless told. */
  readonly library?: ScriptLibrary;
  /** The Node that runs it; this one unless told. */
  readonly node?: string;
}

/** How a script ended. */
export interface ScriptEnd {
  /**
   * The script's own where that is not 0; 128 and the signal's number where a signal ended it; 1 where a run or dry-run of it failed or was refused, though it ended with 0; 2 where it ran
   * nothing or could not be started.
   */
  readonly exitCode: number;
  /** The signal that ended the script. */
  readonly signal?: NodeJS.Signals;
  /** What each `.run()` came to, in order. */
  readonly runs: readonly ScriptReport[];
  /** What is wrong with the script, not yet told to anybody. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Runs a workflow script as a child process until it ends: its output passes through, signals to this process are passed on, `.run()` in it gets the flags (WORKFLOWS.md 1). Never rejects for
 * what the script does. @throws Error where this package's library is not built.
 */
export async function runScript(options: ScriptOptions): Promise<ScriptEnd> {
  const given = resolve(options.cwd, options.file);
  const file = readText(given);
  if (!file.ok)
    return { exitCode: 2, runs: [], findings: [{ ...idleFinding({ file: given, cwd: options.cwd }), rule: "script-found", message: file.problem.message }] };
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-script-"));
  try {
    const script = { file: realpathSync(given), cwd: options.cwd };
    const report = join(folder, "report.jsonl");
    const cache = scriptCache(options.environment);
    const flags = { ...options.flags, report };
    const start = { ...options, file: script.file, flags, library: options.library ?? findScriptLibrary(), ...(cache === undefined ? {} : { cache }) };
    const stop = options.onReport === undefined ? undefined : watchReport(report, options.onReport);
    const end = await spawnScript(createScriptInvocation(start), options);
    stop?.();
    const told = readText(report);
    return judgeScript(end, parseScriptReport(told.ok ? told.value.text : ""), script);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judgeScript(end: ScriptChildEnd, { runs, faults }: ScriptTold, script: RanScript): ScriptEnd {
  const findings = faults.map((fault) => scriptFinding(fault, script));
  if (end.exitCode !== 0) return { ...end, runs, findings };
  const cut = cutRun(runs);
  if (cut !== undefined) return { exitCode: 1, runs, findings: [...findings, cutFinding(script, cut)] };
  if (runs.some(isFailed)) return { exitCode: 1, runs, findings };
  if (runs.length === 0 && findings.length === 0) return { exitCode: 2, runs, findings: [idleFinding(script)] };
  return { exitCode: 0, runs, findings };
}

/** The id of a run that began and was not told to have ended. */
function cutRun(runs: readonly ScriptReport[]): string | undefined {
  const ended = new Set(runs.map((report) => (report.kind === "run" ? report.runId : undefined)));
  return runs.map((report) => (report.kind === "begun" && !ended.has(report.runId) ? report.runId : undefined)).find((id) => id !== undefined);
}

function isFailed(report: ScriptReport): boolean {
  switch (report.kind) {
    case "begun":
      return false;
    case "run":
      return report.status !== "completed";
    case "dry-run":
      return !report.valid;
    case "refused":
      return true;
    default:
      return unreachable(report);
  }
}
