import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type AppendFile, SizeChanged, writeWhole } from "./append-file.ts";
import { isDecisive } from "./is-decisive.ts";
import type { JournalDisk } from "./journal-disk.ts";
import { formatLine } from "./journal-line.ts";
import { type JournalProblem, createJournalProblem, problemOf } from "./journal-problem.ts";
import type { RunLock } from "./run-lock.ts";
import type { EventBody, RunEvent } from "./run-event.ts";
import { type SpilledValue, VALUES_FOLDER, spillValues } from "./spill-values.ts";

/** A run's journal, open for writing by this process alone. */
export interface Journal {
  /** The run's folder. */
  readonly folder: string;
  /**
   * Numbers, dates and writes events, all of one call by one write; gives them as they now stand there, long texts as references. They survive the death of this process. Nothing is written, or
   * all of it: after a problem the journal ends as before, and the caller must act as if the events had not happened.
   */
  append(bodies: readonly EventBody[]): Result<readonly RunEvent[], JournalProblem>;
  /**
   * Makes what was appended survive a power cut where it holds an event that a resume depends on (`isDecisive`); does nothing otherwise. Called before anybody
   * is told that a step or run completed; where nobody calls it, it happens once at the end of the loop's turn, whatever number of events came in it.
   */
  settle(): Result<void, JournalProblem>;
  /** Makes everything durable and gives back file and lock; the second call does nothing. */
  close(): Result<void, JournalProblem>;
}

/** What a journal writes with. */
export interface JournalParts {
  readonly folder: string;
  readonly runId: string;
  readonly disk: JournalDisk;
  readonly file: AppendFile;
  readonly lock: RunLock;
  /** Number of the last event in the file. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs a function once at the end of the loop's turn. */
  readonly defer: (work: () => void) => void;
}

/** Creates the handle of a journal from its open file and held lock; `createJournal` and `openJournal` are the ways to come by one. */
export function createJournalHandle(parts: JournalParts): Journal {
  const { folder, file, lock } = parts;
  let seq = parts.seq;
  let closed = false;
  const tryTo = <Value>(work: () => Value): Result<Value, JournalProblem> => (closed ? refuse(closedProblem(folder)) : attempt(folder, work));
  const settler = createSettler(file, (work) => parts.defer(() => void (closed || attempt(folder, work))));
  return {
    folder,
    append(bodies) {
      if (!closed && !lock.isHeld()) return refuse(createJournalProblem({ action: "write", folder, code: "held" }, "another process took the run over"));
      return tryTo(() => {
        const events = bodies.map((body, index) => stamp(body, parts, seq + index + 1));
        const written = writeEvents(parts, events);
        seq += events.length;
        if (events.some((event) => isDecisive(event))) settler.mark();
        return written;
      });
    },
    settle: () => tryTo(settler.settle),
    close() {
      if (closed) return succeed(undefined);
      const end = tryTo(() => file.sync());
      closed = true;
      file.close();
      lock.release();
      return end;
    },
  };
}

/** Syncs once for all the events that were marked since the last time, at the end of the loop's turn at the latest. */
function createSettler(file: AppendFile, defer: JournalParts["defer"]): { mark(): void; settle(): void } {
  let unsettled = false;
  let deferred = false;
  const settle = (): void => {
    if (!unsettled) return;
    file.sync();
    unsettled = false;
  };
  return {
    settle,
    mark() {
      unsettled = true;
      if (deferred) return;
      deferred = true;
      defer(() => {
        deferred = false;
        // A failure stays in the file's handle and meets the next call.
        settle();
      });
    },
  };
}

function attempt<Value>(folder: string, work: () => Value): Result<Value, JournalProblem> {
  try {
    return succeed(work());
  } catch (error) {
    if (!(error instanceof SizeChanged)) return refuse(problemOf(error, "write", folder));
    return refuse(createJournalProblem({ action: "write", folder, code: "changed" }, error.message, "end the other runner"));
  }
}

function closedProblem(folder: string): JournalProblem {
  return createJournalProblem({ action: "write", folder, code: "closed" }, "it is closed");
}

function writeEvents({ disk, folder, file }: JournalParts, events: readonly RunEvent[]): readonly RunEvent[] {
  const spilled = events.map((event) => spillValues(event));
  const files = spilled.flatMap((one) => one.files);
  writeValues(disk, folder, files);
  file.append(Buffer.from(spilled.map(({ event }) => formatLine(event)).join("")));
  return spilled.map(({ event }) => event);
}

function stamp(body: EventBody, parts: JournalParts, seq: number): RunEvent {
  // The number first, so that a person who reads the file finds it at once.
  return { seq, time: new Date(parts.now()).toISOString(), runId: parts.runId, ...body };
}

/** A line never refers to a file that a power cut could take. */
function writeValues(disk: JournalDisk, folder: string, values: readonly SpilledValue[]): void {
  if (values.length === 0) return;
  if (disk.makeFolder(join(folder, VALUES_FOLDER))) disk.syncFolder(folder);
  for (const { reference, content } of values) {
    const file = disk.replace(join(folder, reference.file));
    try {
      writeWhole(disk, file, content);
      disk.sync(file);
    } finally {
      disk.close(file);
    }
  }
  disk.syncFolder(join(folder, VALUES_FOLDER));
}
