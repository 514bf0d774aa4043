import path from "node:path";
import { listSessions } from "../../src/workspace/sessions/session-store.ts";
import { isOver, type SessionRecord } from "../../src/workspace/sessions/session-record.ts";

/** So many of the last sessions are looked at. */
const LOOKED_AT = 30;

/** What the records of a project say about who worked in it since a time. */
export interface SessionsAround {
  /** Files the session's own tools wrote, absolute. */
  readonly own: ReadonlySet<string>;
  /** For each other session that worked meanwhile the files its tools wrote, absolute. */
  readonly others: readonly ReadonlySet<string>[];
  /** Whether tools of this agent were ever seen here, so that a session without any used none. */
  readonly toolsSeen: boolean;
}

/** Reads from a home's records what this session and others alive since `since` (ISO 8601 in UTC) wrote. A session that ran nothing, such as a person's terminal, is nobody's rival. */
export function readSessions(home: string, about: { readonly session: string; readonly agent: string; readonly since: string }): SessionsAround {
  const { session, agent, since } = about;
  const { sessions } = listSessions(home, LOOKED_AT);
  const busy = sessions.filter((record) => record.files.length > 0 || record.commands.length > 0);
  const own = busy.find(({ id }) => id === session);
  return {
    own: own === undefined ? new Set() : filesOf(home, own),
    others: busy.filter((record) => record.id !== session && wasAlive(record, since)).map((record) => filesOf(home, record)),
    toolsSeen: busy.some((record) => record.agent === agent),
  };
}

/** One that ended in the very second in which this one began was over. */
function wasAlive(record: SessionRecord, since: string): boolean {
  return isOver(record) ? record.updatedAt > since : record.updatedAt >= since;
}

function filesOf(home: string, { files }: SessionRecord): ReadonlySet<string> {
  return new Set(files.map((file) => path.resolve(home, file)));
}
