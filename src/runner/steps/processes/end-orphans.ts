import { existsSync } from "node:fs";
import { processSpace } from "../../../disk/lock/this-machine.ts";
import { endGroup } from "../../../process/end-group.ts";
import { readProcess, type SeenProcess } from "../../../process/read-process.ts";
import { findAttemptFolders } from "./find-attempt-folders.ts";
import { findMarked } from "./find-marked.ts";
import { loadProcessRecord, type ProcessRecord } from "./process-record.ts";
import { markWord, STEP_MARK_VARIABLE } from "./step-mark.ts";

/** What an attempt of a run had left behind, all of which was ended. */
export interface EndedOrphan {
  /** Folder of the attempt. */
  readonly folder: string;
  /** The processes that were alive. */
  readonly pids: readonly number[];
}

/** How orphans are ended. */
export interface OrphanEnding {
  /** How long they have before they are killed; 2 s unless told, 0 kills at once. */
  readonly graceMs?: number;
  /** Folders of the attempts to look into, absolute; all of the run's where absent. */
  readonly attempts?: readonly string[];
}

const GRACE_MS = 2000;

/**
 * Ends everything that attempts of a run started and that is still alive, for a run that nobody drives or that is to end at once. What bears the mark of an attempt of this very folder is found wherever it
 * went (Linux). A process that is kept in an attempt's folder counts only where it still is the one that was started: an id that another process got since is left alone.
 */
export async function endOrphans(runFolder: string, { graceMs = GRACE_MS, attempts }: OrphanEnding = {}): Promise<readonly EndedOrphan[]> {
  const marked = findMarked(markWord(runFolder));
  const folders = new Map([...marked.keys()].map((word) => [word, decodeURI(word)]));
  // An attempt that began as its runner was killed may have no folder yet.
  for (const folder of attempts ?? findAttemptFolders(runFolder)) if (existsSync(folder)) folders.set(markWord(folder), folder);
  const orphans = [...folders].flatMap(([word, folder]) => findOrphan(folder, { word, members: marked.get(word) ?? [] }) ?? []);
  await Promise.all(
    orphans.map(({ pid, word, signal }) => endGroup({ pid, mark: { variable: STEP_MARK_VARIABLE, word }, known: new Map() }, { signal, graceMs })),
  );
  return orphans.map(({ folder, pids }) => ({ folder, pids }));
}

interface Orphan extends EndedOrphan {
  /** Id of the group that is certain to be the attempt's. */
  readonly pid: number | undefined;
  readonly word: string;
  readonly signal: NodeJS.Signals;
}

function findOrphan(folder: string, { word, members }: { readonly word: string; readonly members: readonly SeenProcess[] }): Orphan | undefined {
  const record = loadProcessRecord(folder);
  const leader = record === undefined ? undefined : findLeader(record);
  const isGroup = leader !== undefined || members.some(({ group }) => group === record?.pid);
  const pids = new Set([...(leader === undefined ? [] : [leader.pid]), ...members.map(({ pid }) => pid)]);
  if (pids.size === 0) return undefined;
  return { folder, word, pids: [...pids], pid: isGroup ? record?.pid : undefined, signal: record?.endSignal === "SIGINT" ? "SIGINT" : "SIGTERM" };
}

/** The process of a record, where it is alive and still the same. */
function findLeader({ pid, start, space }: ProcessRecord): SeenProcess | undefined {
  if (start === "" || space !== processSpace()) return undefined;
  const seen = readProcess(pid);
  return seen?.start === start ? seen : undefined;
}
