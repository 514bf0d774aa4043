import { findAgentProcess } from "./agent-process.ts";
import { isOver } from "./session-record.ts";
import { listRecords } from "./session-store.ts";

/** Sessions that are looked through, the last ones first. */
const LOOKED_AT = 20;

/** Finds the session of an agent whose process has started this one, among those that hooks recorded in a home; for shells and servers that are not told their session. Undefined where none is known. */
export function sessionOfProcess(home: string, agent: string): string | undefined {
  const { pid, pidStart } = findAgentProcess();
  if (pid === undefined) return undefined;
  const own = listRecords(home, LOOKED_AT).filter((record) => record.agent === agent && record.pid === pid && record.pidStart === pidStart && !isOver(record));
  return own.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1))[0]?.id;
}
