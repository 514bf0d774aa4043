import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../diagnostic/result.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import { sweepLeftovers } from "../../disk/files/sweep-leftovers.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { type CheckRun, formatRun, parseRun } from "./check-run.ts";

/** Folder of the runs of checks in a state folder. */
export const EVIDENCE_FOLDER = "evidence";

/** Runs of one command, and runs of all, that are kept. */
const KEPT = { ofCommand: 10, ofAll: 500 };

/** Clocks of machines that share a folder may differ by this much. */
const SKEW_MS = 60_000;

/** A file above this size is none of ours: 1 MB. */
const MOST_BYTES = 1_048_576;

let written = 0;

/** Keeps a run in the state folder of a project, in a file of its own: two at once do not meet, and what is written once stays whatever happens next. Old ones go. */
export function recordRun(project: string, run: CheckRun): Result<number, FileProblem> {
  const state = ensureStateFolder(project);
  if (!state.ok) return state;
  const folder = join(state.value, EVIDENCE_FOLDER);
  written += 1;
  const nowMs = Date.now();
  const name = `${commandKey(run.command)}-${String(nowMs).padStart(14, "0")}-${String(written).padStart(6, "0")}-${process.pid}.json`;
  makePrivate(folder);
  const kept = writeMachineFile(join(folder, name), formatRun(run));
  prune(folder, nowMs);
  return kept;
}

/** Output is for the eyes of who ran it. Where the folder cannot be made, writing into it tells why. */
function makePrivate(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true });
  } catch {
    // Told by what comes next.
  }
}

/** Whether any run was kept for a project: cheap, to be asked before anything else is. */
export function hasRuns(project: string): boolean {
  return namesIn(join(findStateFolder(project), EVIDENCE_FOLDER)).length > 0;
}

/** Loads the last run of each of some commands, in their order; a command without any that can be read is left out. */
export function lastRuns(project: string, commands: readonly string[]): readonly CheckRun[] {
  const folder = join(findStateFolder(project), EVIDENCE_FOLDER);
  const names = namesIn(folder);
  return commands.flatMap((command) => lastRun(folder, names, command) ?? []);
}

function lastRun(folder: string, names: readonly string[], command: string): CheckRun | undefined {
  const key = `${commandKey(command)}-`;
  const kept = redactSecrets(command);
  for (const name of byAge(names.filter((other) => other.startsWith(key)))) {
    const run = loadRun(join(folder, name));
    if (run?.command === kept) return { ...run, command };
  }
  return undefined;
}

function loadRun(path: string): CheckRun | undefined {
  const file = readText(path, MOST_BYTES);
  return file.ok ? parseRun(file.value.text) : undefined;
}

function commandKey(command: string): string {
  return sha256(command).slice(0, 16);
}

function namesIn(folder: string): readonly string[] {
  // Most projects have none, and to throw costs more than to ask.
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{16}-\d{14}-.*\.json$/.test(name));
  } catch {
    return [];
  }
}

/** The newest first, by the time in the name. */
function byAge(names: readonly string[]): readonly string[] {
  const timeOf = (name: string): string => name.slice(17);
  return names.toSorted((left, right) => (timeOf(left) < timeOf(right) ? 1 : -1));
}

/** What is named after a later time than this was kept while the clock was wrong, and would hide every run to come. Never throws: what cannot be removed stays. */
function prune(folder: string, nowMs: number): void {
  sweepLeftovers(folder);
  const counts = new Map<string, number>();
  let kept = 0;
  for (const name of byAge(namesIn(folder))) {
    const isToCome = Number(name.slice(17, 31)) > nowMs + SKEW_MS;
    const key = name.slice(0, 16);
    const count = (counts.get(key) ?? 0) + 1;
    if (!isToCome) counts.set(key, count);
    if (!isToCome && count <= KEPT.ofCommand && kept < KEPT.ofAll) {
      kept += 1;
      continue;
    }
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // Somebody else's, or gone.
    }
  }
}
