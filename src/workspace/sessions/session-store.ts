import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { readText } from "../files/read-text.ts";
import { writeMachineFile } from "../files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../lock/state-folder.ts";
import { withLocks } from "../lock/with-locks.ts";
import { errorCode, problemFrom } from "../system-error.ts";
import { sessionFileName } from "./session-file-name.ts";
import { type SessionNews, type SessionRecord, mergeSession, parseSession } from "./session-record.ts";

const FOLDER = "sessions";

/** Adds news to a session's record in the state folder of a project or workspace, under its lock. A damaged record is set aside under another name, never overwritten. */
export function recordSession(home: string, id: string, about: { readonly news: SessionNews; readonly now: string }): Result<SessionRecord, FileProblem> {
  return withLocks([home], () => {
    const state = ensureStateFolder(home);
    if (!state.ok) return state;
    const path = join(state.value, FOLDER, sessionFileName(id));
    const old = loadOrSetAside(path, about.now);
    if (!old.ok) return old;
    const record = mergeSession(old.value, id, about);
    const written = writeMachineFile(path, `${JSON.stringify(record, undefined, 1)}\n`);
    return written.ok ? succeed(record) : written;
  });
}

/** Loads the record of one session; undefined where there is none or it is damaged. */
export function loadSession(home: string, id: string): SessionRecord | undefined {
  const file = readText(join(findStateFolder(home), FOLDER, sessionFileName(id)));
  return file.ok ? parseSession(file.value.text) : undefined;
}

/** The sessions of a project or workspace, the one that began last first; `damaged` names the files that hold no record. */
export interface SessionList {
  readonly sessions: readonly SessionRecord[];
  readonly damaged: readonly string[];
}

/** Loads all session records of a state folder; none where there is no such folder. */
export function listSessions(home: string): SessionList {
  const folder = join(findStateFolder(home), FOLDER);
  const sessions: SessionRecord[] = [];
  const damaged: string[] = [];
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const file = readText(path);
    const record = file.ok && name.endsWith(".json") ? parseSession(file.value.text) : undefined;
    if (record === undefined) damaged.push(path);
    else sessions.push(record);
  }
  sessions.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
  return { sessions, damaged };
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
