import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadJournal } from "../journal/load-journal.ts";
import { type RunSummary, readCachedSummary, summarize } from "../run/run-summary.ts";
import { foldEvents } from "../state/fold-events.ts";
import { findHolder } from "./run-holder.ts";
import { type ListedRun, shownStatus } from "./stored-run.ts";

/** Lists the runs of a project, the newest first; of one that cannot be read its id and why. The cached summary is used where the journal has not grown since. */
export function listRuns(runsFolder: string): readonly ListedRun[] {
  return runIds(runsFolder)
    .map((id) => listRun(join(runsFolder, id), id))
    .sort((a, b) => b.startedMs - a.startedMs || (a.id < b.id ? 1 : -1));
}

/** Gives the ids of a project's runs, the newest first; none where there is no folder. */
export function runIds(runsFolder: string): readonly string[] {
  try {
    const entries = readdirSync(runsFolder, { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith(".") ? [entry.name] : []));
    return names.sort().reverse();
  } catch {
    return [];
  }
}

function listRun(folder: string, id: string): ListedRun {
  const holder = findHolder(folder);
  const summary = readSummary(folder);
  const pid = holder === undefined ? {} : { pid: holder.pid };
  if (typeof summary === "string") {
    const nothing = { workflow: "", startedMs: startOf(id), beginMs: 0, resumes: 0, counts: {}, usedTokens: 0, unknownUsages: 0 };
    return { id, folder, ...nothing, status: shownStatus("none", holder !== undefined), ...pid, problem: summary };
  }
  return { ...summary, id, folder, status: shownStatus(summary.status, holder !== undefined), ...pid };
}

function readSummary(folder: string): RunSummary | string {
  const cached = readCachedSummary(folder);
  if (cached !== undefined) return cached;
  const journal = loadJournal(folder);
  if (!journal.ok) return journal.problem.message;
  return journal.value.events.length === 0 ? "The run never began" : summarize(folder, foldEvents(journal.value.events));
}

/** The time in a run's id; 0 where its name is not one. */
function startOf(id: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)/.exec(id) ?? [];
  return second === undefined ? 0 : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) || 0;
}
