import type { Lease } from "../../protocol/lease.ts";
import { readProcessState } from "../../disk/lock/process-start.ts";
import { machineName } from "./machine-name.ts";
import { readLease } from "./read-lease.ts";

/** Whether the process that holds a lease is known to have ended; that can be told on its own machine alone. */
export function isHolderGone(lease: Lease | undefined): boolean {
  return lease?.pid !== undefined && lease.host === machineName() && !readProcessState(lease.pid).alive;
}

/** Reads the lease of a project as it counts for a session: another session's whose process has ended counts for nothing. */
export function readLivingLease(project: string, session: string): Lease | undefined {
  const { lease } = readLease(project);
  return lease !== undefined && lease.session !== session && isHolderGone(lease) ? undefined : lease;
}
