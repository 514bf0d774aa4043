import { join } from "node:path";
import { readText } from "../../disk/files/read-text.ts";
import { findStateFolder } from "../../disk/lock/state-folder.ts";
import { SESSIONS_FOLDER, sessionFileName } from "./session-file-name.ts";
import { type SessionRecord, parseSession } from "./session-record.ts";

/** Loads the record of one session without its journal, which is cheap; undefined where there is none or it is damaged. */
export function loadRecord(home: string, id: string): SessionRecord | undefined {
  return readRecord(join(findStateFolder(home), SESSIONS_FOLDER, sessionFileName(id)));
}

/** Reads a file that holds a session's record; undefined where it does not. */
export function readRecord(path: string): SessionRecord | undefined {
  const file = readText(path);
  return file.ok ? parseSession(file.value.text) : undefined;
}
