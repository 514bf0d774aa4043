import { realpathSync } from "node:fs";
import { join } from "node:path";
import { type Lease, parseLease } from "../../protocol/lease.ts";
import { readText } from "../../disk/files/read-text.ts";
import { findStateFolder } from "../../disk/lock/state-folder.ts";

/** What the lease file of a project says; `damage` tells why a file that is there is none. */
export interface LeaseReading {
  readonly lease?: Lease;
  readonly damage?: string;
}

/** Reads the lease of a project's folder; takes no lock, since the file is replaced in one step. */
export function readLease(project: string): LeaseReading {
  const file = readText(leaseFile(findStateFolder(leaseHome(project))), 65_536);
  if (!file.ok) return file.problem.code === "not-found" ? {} : { damage: file.problem.message };
  const parsed = parseLease(file.value.text);
  return parsed.lease === undefined ? { damage: parsed.reason } : { lease: parsed.lease };
}

/** Gives the folder whose state holds the lease and its lock: where the project's files really are. */
export function leaseHome(project: string): string {
  try {
    return realpathSync.native(project);
  } catch {
    return project;
  }
}

/** Gives the path of the lease in a state folder. */
export function leaseFile(state: string): string {
  return join(state, "lease.json");
}
