import { readdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { withLocks } from "../../disk/lock/with-locks.ts";
import { errorCode, problemFrom } from "../../disk/system-error.ts";
import { readRecord } from "./load-record.ts";
import { journalName, SESSIONS_FOLDER, sessionFileName } from "./session-file-name.ts";
import { foldJournal } from "./session-journal.ts";
import { type SessionNews, type SessionRecord, mergeSession, parseSession } from "./session-record.ts";

/** Adds news to a session's record in the state folder of a project or workspace, under its lock. A damaged record is set aside under another name, never overwritten. */
export function recordSession(home: string, id: string, about: { readonly news: SessionNews; readonly now: string }): Result<SessionRecord, FileProblem> {
  return withLocks([home], () => {
    const state = ensureStateFolder(home);
    if (!state.ok) return state;
    const path = join(state.value, SESSIONS_FOLDER, sessionFileName(id));
    const old = loadOrSetAside(path, about.now);
    if (!old.ok) return old;
    const record = mergeSession(old.value, id, about);
    const written = writeMachineFile(path, `${JSON.stringify(record, undefined, 1)}\n`);
    return written.ok ? succeed(record) : written;
  });
}

/** Loads what is known of one session, its journal included; undefined where that is nothing or damaged. */
export function loadSession(home: string, id: string): SessionRecord | undefined {
  const folder = join(findStateFolder(home), SESSIONS_FOLDER);
  return withJournal(folder, id, readRecord(join(folder, sessionFileName(id))));
}

/** The sessions of a project or workspace, the one that began last first; `damaged` names the files that hold no record. */
export interface SessionList {
  readonly sessions: readonly SessionRecord[];
  readonly damaged: readonly string[];
}

/** Loads all sessions of a state folder with their journals; none where there is no such folder. `newest` looks at no more than that many files, those written last. */
export function listSessions(home: string, newest = Infinity): SessionList {
  const folder = join(findStateFolder(home), SESSIONS_FOLDER);
  const names = namesIn(folder);
  const sessions: SessionRecord[] = [];
  const damaged = names.filter((name) => !/\.jsonl?(?:\.old)?$/.test(name)).map((name) => join(folder, name));
  const records = names.filter((name) => name.endsWith(".json"));
  const journals = names.filter((name) => name.endsWith(".jsonl") && !records.includes(name.slice(0, -1)));
  for (const name of youngest(folder, [...records, ...journals], newest)) {
    const path = join(folder, name);
    const record = name.endsWith(".json") ? readRecord(path) : undefined;
    const session = name.endsWith(".json") && record === undefined ? undefined : withJournal(folder, record?.id ?? name.slice(0, -".jsonl".length), record);
    if (session === undefined) damaged.push(path);
    else sessions.push(session);
  }
  sessions.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
  return { sessions, damaged };
}

/** Lists the records of a state folder's sessions that were written last, without their journals: who they are and whether they are over, not what they did. */
export function listRecords(home: string, newest: number): readonly SessionRecord[] {
  const folder = join(findStateFolder(home), SESSIONS_FOLDER);
  const names = namesIn(folder).filter((name) => name.endsWith(".json"));
  return youngest(folder, names, newest).flatMap((name) => readRecord(join(folder, name)) ?? []);
}

function youngest(folder: string, names: readonly string[], count: number): readonly string[] {
  if (names.length <= count) return names;
  const timed = names.map((name) => ({ name, at: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  return timed
    .sort((left, right) => right.at - left.at)
    .slice(0, count)
    .map(({ name }) => name);
}

function withJournal(folder: string, id: string, record: SessionRecord | undefined): SessionRecord | undefined {
  const path = join(folder, journalName(id));
  const texts = [`${path}.old`, path].map((part) => readText(part)).map((file) => (file.ok ? file.value.text : ""));
  return foldJournal(record, id, texts.join(""));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}

function loadOrSetAside(path: string, now: string): Result<SessionRecord | undefined, FileProblem> {
  const file = readText(path);
  if (!file.ok && file.problem.code === "not-found") return succeed(undefined);
  const record = file.ok ? parseSession(file.value.text) : undefined;
  if (record !== undefined) return succeed(record);
  try {
    renameSync(path, `${path}.damaged-${now.replaceAll(/[^0-9TZ]/g, "")}-${process.pid}`);
    return succeed(undefined);
  } catch (error) {
    return errorCode(error) === "ENOENT" ? succeed(undefined) : refuse(problemFrom(error, "write", path));
  }
}
