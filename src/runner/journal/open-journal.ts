import { dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { createAppendFile } from "./append-file.ts";
import { type Journal, createJournalHandle } from "./journal.ts";
import { type JournalDisk, MACHINE_DISK } from "./journal-disk.ts";
import { type JournalAction, type JournalProblem, createJournalProblem, problemOf } from "./journal-problem.ts";
import { JOURNAL_FILE, parseLoaded } from "./load-journal.ts";
import type { RunEvent } from "./run-event.ts";
import type { RunLock, TakeRunLock } from "./run-lock.ts";

/** Folder of the lock below a run's folder. */
export const LOCK_FOLDER = "lock";

/** What opening a journal needs; the disk, clock and end of the loop's turn are the machine's unless told. */
export interface JournalOptions {
  readonly takeLock: TakeRunLock;
  readonly disk?: JournalDisk;
  readonly now?: () => number;
  readonly defer?: (work: () => void) => void;
}

/** A journal opened again, with what stands in it. */
export interface OpenedJournal {
  readonly journal: Journal;
  readonly events: readonly RunEvent[];
  /** Bytes of an unfinished last line that were cut off; to be told. */
  readonly tornBytes: number;
}

/** Makes the private folder of a new run with an empty journal. Refuses where the folder has a journal already. */
export function createJournal(folder: string, runId: string, options: JournalOptions): Result<Journal, JournalProblem> {
  const disk = options.disk ?? MACHINE_DISK;
  return withLock({ folder, action: "create", options }, (lock) => {
    const path = join(folder, JOURNAL_FILE);
    const file = createAppendFile(disk, disk.create(path), 0);
    disk.syncFolder(folder);
    disk.syncFolder(dirname(folder));
    return succeed(createJournalHandle({ ...defaults(options), folder, runId, disk, file, lock, seq: 0 }));
  });
}

/** Opens a run's journal to go on with it, and cuts off a torn last line. Refuses where another process holds the run or the journal is damaged. */
export function openJournal(folder: string, options: JournalOptions): Result<OpenedJournal, JournalProblem> {
  const disk = options.disk ?? MACHINE_DISK;
  return withLock({ folder, action: "open", options }, (lock) => {
    const path = join(folder, JOURNAL_FILE);
    const loaded = parseLoaded(disk.read(path), folder);
    if (!loaded.ok) return loaded;
    const { events, length, tornBytes } = loaded.value;
    const [first] = events;
    if (first === undefined) return refuse(createJournalProblem({ action: "open", folder, code: "missing" }, "the run never began", "start it anew"));
    const file = createAppendFile(disk, openWhole(disk, path, tornBytes > 0 ? length : undefined), length);
    const journal = createJournalHandle({ ...defaults(options), folder, runId: first.runId, disk, file, lock, seq: events.length });
    return succeed({ journal, events, tornBytes });
  });
}

/** Opens a journal for appending, cut to `length` bytes where that is given. What a killed runner wrote without a sync counts from here on, so it is synced first. */
function openWhole(disk: JournalDisk, path: string, length: number | undefined): number {
  const file = disk.openToAppend(path);
  try {
    if (length !== undefined) disk.truncate(file, length);
    disk.sync(file);
    return file;
  } catch (error) {
    disk.close(file);
    throw error;
  }
}

function defaults(options: JournalOptions): { readonly now: () => number; readonly defer: (work: () => void) => void } {
  return { now: options.now ?? Date.now, defer: options.defer ?? ((work) => void setImmediate(work)) };
}

interface Undertaking {
  readonly folder: string;
  readonly action: JournalAction;
  readonly options: JournalOptions;
}

/** Holds the lock through `work` and gives it back unless that succeeded. */
function withLock<Value>({ folder, action, options }: Undertaking, work: (lock: RunLock) => Result<Value, JournalProblem>): Result<Value, JournalProblem> {
  const disk = options.disk ?? MACHINE_DISK;
  let lock: RunLock | undefined;
  let done = false;
  try {
    if (action === "create") disk.makeFolder(folder);
    else disk.close(disk.openToAppend(join(folder, JOURNAL_FILE)));
    const taken = options.takeLock(join(folder, LOCK_FOLDER));
    if (!taken.ok) return refuse(createJournalProblem({ action, folder, code: "held" }, taken.problem.message, taken.problem.hint));
    lock = taken.value;
    const result = work(lock);
    done = result.ok;
    return result;
  } catch (error) {
    return refuse(problemOf(error, action, folder));
  } finally {
    if (!done) lock?.release();
  }
}
