import { findAgentProcess } from "./agent-process.ts";
import { isOver } from "./session-record.ts";
import { listSessions } from "./session-store.ts";

/** Sessions that are looked through, the last ones first. */
const LOOKED_AT = 20;

/** Finds the session of an agent whose process has started this one, among those that hooks recorded in a home; for shells and servers that are not told their session. Undefined where none is known. */
export function sessionOfProcess(home: string, agent: string): string | undefined {
  const { pid, pidStart } = findAgentProcess();
  if (pid === undefined) return undefined;
  return listSessions(home, LOOKED_AT).sessions.find(
    (record) => record.agent === agent && record.pid === pid && record.pidStart === pidStart && !isOver(record),
  )?.id;
}
