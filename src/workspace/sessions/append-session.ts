import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { makeFolders } from "../../disk/files/make-folders.ts";
import { ensureStateFolder } from "../../disk/lock/state-folder.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { journalName, SESSIONS_FOLDER } from "./session-file-name.ts";
import { type JournalEntry, formatJournalEntry } from "./session-journal.ts";

/** A journal above this size is set aside, in whose place the one before goes: 1 MB. */
const MAX_BYTES = 1_000_000;

/**
 * Adds one line to a session's journal, for what happens too often to write the whole record each time. Takes no lock and replaces nothing: a short line is added in
 * one step, and a torn one counts as none.
 */
export function appendSession(home: string, id: string, entry: JournalEntry): Result<string, FileProblem> {
  const state = ensureStateFolder(home);
  if (!state.ok) return state;
  const folder = join(state.value, SESSIONS_FOLDER);
  const path = join(folder, journalName(id));
  try {
    makeFolders(folder);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.old`);
    appendFileSync(path, formatJournalEntry(entry), { mode: 0o600 });
    return succeed(path);
  } catch (error) {
    return refuse(problemFrom(error, "write", path));
  }
}
