import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { leaseHome, type LeaseReading, readLease } from "../lease/read-lease.ts";
import { STATE_FOLDER } from "../../disk/lock/state-folder.ts";

/** Creates a reader of leases for very many projects: where there can be none, which is nearly everywhere, it asks the system one thing. */
export function createLeaseReader(): (project: string) => LeaseReading {
  const elsewhere = privateStates();
  const mayHave = (project: string): boolean => isThere(join(project, STATE_FOLDER)) || (elsewhere.size > 0 && elsewhere.has(stateName(leaseHome(project))));
  return (project) => (mayHave(project) ? readLease(project) : {});
}

/** Names of the folders this user has for projects outside of them, as `ensureStateFolder` makes them where a project's own cannot be written. */
function privateStates(): ReadonlySet<string> {
  try {
    return new Set(readdirSync(join(tmpdir(), `agent-relay-${process.geteuid?.() ?? userInfo().username}`)));
  } catch {
    return new Set();
  }
}

function stateName(home: string): string {
  return createHash("sha256").update(home).digest("hex").slice(0, 32);
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}
