import { join } from "node:path";
import { readText } from "../../disk/files/read-text.ts";
import { findStateFolder } from "../../disk/lock/state-folder.ts";
import { journalName, SESSIONS_FOLDER } from "../sessions/session-file-name.ts";

/** Tells from a session's journal whether it used tools that may write since a time (ISO 8601 in UTC): `unknown` where no tool of it was ever seen. Reads one file. */
export function readHand(home: string, session: string, since: string): "yes" | "no" | "unknown" {
  const file = readText(join(findStateFolder(home), SESSIONS_FOLDER, journalName(session)));
  if (!file.ok) return "unknown";
  const times = file.value.text.split("\n").flatMap((line) => timeOf(line) ?? []);
  if (times.length === 0) return "unknown";
  // A clock that was set back makes older lines look younger than they are, never the other way round.
  return times.some((at) => at >= since) || times.some((at, index) => at < (times[index - 1] ?? "")) ? "yes" : "no";
}

function timeOf(line: string): string | undefined {
  return /^\{.*"at":"([^"]{10,40})"/.exec(line)?.[1];
}
