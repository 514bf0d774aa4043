import { join } from "node:path";
import { crc32 } from "node:zlib";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type JournalDisk, MACHINE_DISK } from "./journal-disk.ts";
import { hexSum } from "./journal-line.ts";
import { type JournalProblem, createJournalProblem, problemOf } from "./journal-problem.ts";
import { type ParsedJournal, parseJournal } from "./parse-journal.ts";
import type { StoredText } from "./run-event.ts";

/** Name of the journal in a run's folder. */
export const JOURNAL_FILE = "journal.jsonl";

/** Reads a run's journal without a lock and without changing it, for looking on: a torn last line may be one that is just being written. */
export function loadJournal(folder: string, disk: JournalDisk = MACHINE_DISK): Result<ParsedJournal, JournalProblem> {
  try {
    return parseLoaded(disk.read(join(folder, JOURNAL_FILE)), folder);
  } catch (error) {
    return refuse(problemOf(error, "read", folder));
  }
}

/** Reads a journal's bytes and makes a problem of damage, so that no caller goes on with a part of it by mistake. */
export function parseLoaded(bytes: Buffer, folder: string): Result<ParsedJournal, JournalProblem> {
  const parsed = parseJournal(bytes);
  const { damage } = parsed;
  if (damage === undefined) return succeed(parsed);
  const reason = `${damage.reason}; what stands before it is whole (${parsed.events.length} events)`;
  return refuse(createJournalProblem({ action: "read", folder, code: "damaged", damage }, reason, "restore the file, or start the run anew"));
}

/** Gives the whole text of an event's field, from its file where it was long; refuses where that file is not what was written. */
export function readStoredText(folder: string, stored: StoredText, disk: JournalDisk = MACHINE_DISK): Result<string, JournalProblem> {
  if (typeof stored === "string") return succeed(stored);
  try {
    const content = disk.read(join(folder, stored.file));
    if (content.length === stored.bytes && hexSum(crc32(content)) === stored.crc) return succeed(content.toString("utf8"));
    return refuse(createJournalProblem({ action: "read", folder, code: "damaged" }, `its file "${stored.file}" is not what was written`));
  } catch (error) {
    return refuse(problemOf(error, "read", join(folder, stored.file)));
  }
}
