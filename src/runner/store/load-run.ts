import { basename } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { loadJournal } from "../journal/load-journal.ts";
import type { RunProblem } from "../run/run.ts";
import { loadMeta } from "../run/run-meta.ts";
import { problemOfJournal } from "../run/run-problem.ts";
import { foldEvents } from "../state/fold-events.ts";
import { findHolder } from "./run-holder.ts";
import { type StoredRun, shownStatus } from "./stored-run.ts";

/** Reads a run back from its folder, without a lock and without changing anything: its events, the state they give, and what it was begun with. */
export function loadRun(folder: string): Result<StoredRun, RunProblem> {
  const holder = findHolder(folder);
  const journal = loadJournal(folder);
  if (!journal.ok) return refuse(problemOfJournal(journal.problem));
  const { events } = journal.value;
  const state = foldEvents(events);
  const meta = loadMeta(folder);
  return succeed({
    id: basename(folder),
    folder,
    state,
    status: shownStatus(state.status, holder !== undefined),
    events,
    ...(holder === undefined ? {} : { pid: holder.pid }),
    ...(meta.ok ? { meta: meta.value } : {}),
  });
}
