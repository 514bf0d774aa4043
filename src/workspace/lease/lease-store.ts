import { rmSync } from "node:fs";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type Lease, type LeaseRequest, type LeaseVerdict, decideLease, formatLease } from "../../protocol/lease.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { withLocks } from "../../disk/lock/with-locks.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { isHolderGone } from "./holder-gone.ts";
import { leaseFile, leaseHome, readLease } from "./read-lease.ts";

/** A lease that another living session holds. */
export interface LeaseHeld {
  readonly kind: "held";
  readonly holder: Lease;
  readonly until: string;
}

/** Asks for the lease of a project's folder: new, renewed for the same session, taken from a dead one, or refused. `now` is ISO 8601 in UTC. */
export function acquireLease(
  project: string,
  request: LeaseRequest,
  now: string,
): Result<LeaseVerdict & { readonly kind: "granted" | "expired-takeover" }, LeaseHeld | FileProblem> {
  return withLocks([leaseHome(project)], () => acquireLeaseUnderLock(project, request, now));
}

/** Does what `acquireLease` does, for callers that hold the project's lock already, such as the transform of `updateFiles`. */
export function acquireLeaseUnderLock(
  project: string,
  request: LeaseRequest,
  now: string,
): Result<LeaseVerdict & { readonly kind: "granted" | "expired-takeover" }, LeaseHeld | FileProblem> {
  const { lease } = readLease(project);
  const verdict = decideLease(lease, { ...request, holderIsDead: request.holderIsDead ?? isHolderGone(lease) }, now);
  if (verdict.kind === "held-by-other") return refuse({ kind: "held", holder: verdict.holder, until: verdict.until });
  const written = writeLease(project, verdict.lease);
  return written.ok ? succeed(verdict) : written;
}

/** Prolongs the lease of a session; gives undefined, and changes nothing, where the session does not hold it. */
export function renewLease(project: string, request: LeaseRequest, now: string): Result<Lease | undefined, FileProblem> {
  if (readLease(project).lease?.session !== request.session) return succeed(undefined);
  return withLocks([leaseHome(project)], () => {
    const { lease } = readLease(project);
    if (lease?.session !== request.session) return succeed(undefined);
    const verdict = decideLease(lease, request, now);
    if (verdict.kind === "held-by-other") return succeed(undefined);
    const written = writeLease(project, verdict.lease);
    return written.ok ? succeed(verdict.lease) : written;
  });
}

/** Gives a lease back; true when it was this session's, or when `session` is absent and there was one. */
export function releaseLease(project: string, session?: string): Result<boolean, FileProblem> {
  return withLocks([leaseHome(project)], () => {
    const { lease } = readLease(project);
    if (lease === undefined || (session !== undefined && lease.session !== session)) return succeed(false);
    const file = leaseFile(findStateFolder(leaseHome(project)));
    try {
      rmSync(file, { force: true });
      return succeed(true);
    } catch (error) {
      return refuse(problemFrom(error, "write", file));
    }
  });
}

function writeLease(project: string, lease: Lease): Result<number, FileProblem> {
  const state = ensureStateFolder(leaseHome(project));
  return state.ok ? writeMachineFile(leaseFile(state.value), formatLease(lease)) : state;
}
