import { hostname } from "node:os";
import { join } from "node:path";
import { realpathSync, rmSync } from "node:fs";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type Lease, type LeaseRequest, type LeaseVerdict, decideLease, formatLease, parseLease } from "../../protocol/lease.ts";
import type { FileProblem } from "../file-problem.ts";
import { readText } from "../files/read-text.ts";
import { sha256 } from "../files/sha256.ts";
import { writeMachineFile } from "../files/write-machine-file.ts";
import { readProcessState } from "../lock/process-start.ts";
import { ensureStateFolder, findStateFolder } from "../lock/state-folder.ts";
import { processSpace } from "../lock/this-machine.ts";
import { withLocks } from "../lock/with-locks.ts";
import { problemFrom } from "../system-error.ts";

/** What the lease file of a project says; `damage` tells why a file that is there is none. */
export interface LeaseReading {
  readonly lease?: Lease;
  readonly damage?: string;
}

/** A lease that another living session holds. */
export interface LeaseHeld {
  readonly kind: "held";
  readonly holder: Lease;
  readonly until: string;
}

/** Name of this machine for leases: host name, and a mark that differs wherever process ids mean something else. */
export function machineName(): string {
  return `${hostname()}#${sha256(processSpace()).slice(0, 8)}`;
}

/** Reads the lease of a project's folder; takes no lock, since the file is replaced in one step. */
export function readLease(project: string): LeaseReading {
  const file = readText(leaseFile(findStateFolder(homeOf(project))), 65_536);
  if (!file.ok) return file.problem.code === "not-found" ? {} : { damage: file.problem.message };
  const parsed = parseLease(file.value.text);
  return parsed.lease === undefined ? { damage: parsed.reason } : { lease: parsed.lease };
}

/** Asks for the lease of a project's folder: new, renewed for the same session, taken from a dead one, or refused. `now` is ISO 8601 in UTC. */
export function acquireLease(
  project: string,
  request: LeaseRequest,
  now: string,
): Result<LeaseVerdict & { readonly kind: "granted" | "expired-takeover" }, LeaseHeld | FileProblem> {
  return withLocks([homeOf(project)], () => acquireLeaseUnderLock(project, request, now));
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
  return withLocks([homeOf(project)], () => {
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
  return withLocks([homeOf(project)], () => {
    const { lease } = readLease(project);
    if (lease === undefined || (session !== undefined && lease.session !== session)) return succeed(false);
    const file = leaseFile(findStateFolder(homeOf(project)));
    try {
      rmSync(file, { force: true });
      return succeed(true);
    } catch (error) {
      return refuse(problemFrom(error, "write", file));
    }
  });
}

function writeLease(project: string, lease: Lease): Result<number, FileProblem> {
  const state = ensureStateFolder(homeOf(project));
  return state.ok ? writeMachineFile(leaseFile(state.value), formatLease(lease)) : state;
}

/** Only on the machine where the process id counts can its death be known. */
function isHolderGone(lease: Lease | undefined): boolean {
  return lease?.pid !== undefined && lease.host === machineName() && !readProcessState(lease.pid).alive;
}

function leaseFile(state: string): string {
  return join(state, "lease.json");
}

/** The lock lies where the files really are. */
function homeOf(project: string): string {
  try {
    return realpathSync.native(project);
  } catch {
    return project;
  }
}
