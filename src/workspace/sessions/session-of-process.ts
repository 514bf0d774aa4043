import { findAgentProcess } from "./agent-process.ts";
import { isOver } from "./session-record.ts";
import { listSessions } from "./session-store.ts";

/** Sessions that are looked through, the last ones first. */
const LOOKED_AT = 20;

/** Finds the session whose agent's process has started this one, among those that hooks recorded in a home; for servers, which agents do not tell their session. Undefined where none is known. */
export function sessionOfProcess(home: string): string | undefined {
  const { pid, pidStart } = findAgentProcess();
  if (pid === undefined) return undefined;
  return listSessions(home, LOOKED_AT).sessions.find((record) => record.pid === pid && record.pidStart === pidStart && !isOver(record))?.id;
}
