import { statSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { JOURNAL_FILE, readStoredText } from "../journal/load-journal.ts";
import type { RunState, RunStatus, StepStatus } from "../state/run-state.ts";
import { STATE_FILE } from "./run-files.ts";

/** What a list of runs shows of one. Times are milliseconds since 1970. */
export interface RunSummary {
  readonly id: string;
  readonly workflow: string;
  readonly status: RunStatus;
  readonly startedMs: number;
  /** Start of the run or of its last resume. */
  readonly beginMs: number;
  readonly endedMs?: number;
  readonly resumes: number;
  /** Steps by where they stand; those that no event spoke of are not counted. */
  readonly counts: Readonly<Partial<Record<StepStatus, number>>>;
  readonly error?: string;
  readonly usedTokens: number;
  readonly unknownUsages: number;
}

/** Sums a state up. */
export function summarize(folder: string, state: RunState): RunSummary {
  const counts: Partial<Record<StepStatus, number>> = {};
  for (const { status } of state.steps.values()) counts[status] = (counts[status] ?? 0) + 1;
  const error = state.error === undefined ? undefined : readStoredText(folder, state.error);
  return {
    id: state.runId,
    workflow: state.workflow,
    status: state.status,
    startedMs: state.startedMs,
    beginMs: state.beginMs,
    ...(state.endedMs === undefined ? {} : { endedMs: state.endedMs }),
    resumes: state.resumes,
    counts,
    ...(error?.ok === true ? { error: error.value } : {}),
    usedTokens: state.usedTokens,
    unknownUsages: state.unknownUsages,
  };
}

/** Leaves the summary of a state beside the journal, with the journal's size, by which a reader tells whether it still holds. */
export function writeState(folder: string, state: RunState): Result<number, FileProblem> {
  try {
    const journalBytes = statSync(join(folder, JOURNAL_FILE)).size;
    return writeMachineFile(join(folder, STATE_FILE), `${JSON.stringify({ version: 1, journalBytes, ...summarize(folder, state) })}\n`);
  } catch (error) {
    return refuse(problemFrom(error, "write", join(folder, STATE_FILE)));
  }
}

/** Reads the cached summary; undefined where there is none or the journal has grown since. */
export function readCachedSummary(folder: string): RunSummary | undefined {
  try {
    const file = readText(join(folder, STATE_FILE));
    if (!file.ok) return undefined;
    const value: unknown = JSON.parse(file.value.text);
    return isCached(value) && value.journalBytes === statSync(join(folder, JOURNAL_FILE)).size ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCached(value: unknown): value is RunSummary & { readonly journalBytes: number } {
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1) return false;
  return "id" in value && "status" in value && "counts" in value && "startedMs" in value;
}
