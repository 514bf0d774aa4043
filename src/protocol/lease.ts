import { utcSeconds } from "../util/utc-seconds.ts";

/** A session's hold on a project, kept as JSON below `.agent-relay/`; never the truth about who owns what. Times are ISO 8601 in UTC, to the second. */
export interface Lease {
  readonly agent: string;
  readonly session: string;
  readonly host: string;
  readonly pid?: number;
  readonly acquiredAt: string;
  readonly expiresAt: string;
}

/** How long a lease holds unless it is renewed: 30 minutes. */
const LEASE_TTL_MS = 30 * 60 * 1000;

/** A lease that claims to last longer, or to begin later from now, than this was written by a broken clock. */
const MAX_LEASE_MS = 24 * 60 * 60 * 1000;

/** Reads a lease file; `reason` says why a damaged one is none. Unknown keys are ignored; never throws. */
export function parseLease(text: string): { readonly lease: Lease } | { readonly lease: undefined; readonly reason: string } {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return { lease: undefined, reason: "it is not a JSON object" };
  const { agent, session, host, pid, acquiredAt, expiresAt } = value as Record<string, unknown>;
  if (!isName(agent) || !isName(session) || typeof host !== "string") return { lease: undefined, reason: "agent, session or host is missing" };
  if (!isTime(acquiredAt) || !isTime(expiresAt)) return { lease: undefined, reason: "acquiredAt or expiresAt is no time" };
  const lasts = Date.parse(expiresAt) - Date.parse(acquiredAt);
  if (lasts < 0 || lasts > MAX_LEASE_MS) return { lease: undefined, reason: "it does not last between 0 and 24 hours" };
  return { lease: { agent, session, host, ...(isPid(pid) ? { pid } : {}), acquiredAt, expiresAt } };
}

/** Writes a lease as the text of its file, with a final line break. */
export function formatLease(lease: Lease): string {
  return `${JSON.stringify(lease, undefined, 2)}\n`;
}

/** Who asks for a lease. `holderIsDead` says that the process of the present holder is known to have ended, on this same host. */
export interface LeaseRequest {
  readonly agent: string;
  readonly session: string;
  readonly host: string;
  readonly pid?: number;
  /** How long it is to hold; 30 minutes where absent. */
  readonly ttlMs?: number;
  readonly holderIsDead?: boolean;
}

/** What comes of a request: a lease to write (new, or renewed for the same session), one taken from a dead session, or the living one that stands in the way. */
export type LeaseVerdict =
  | { readonly kind: "granted"; readonly lease: Lease; readonly renewed: boolean }
  | { readonly kind: "expired-takeover"; readonly lease: Lease; readonly previous: Lease }
  | { readonly kind: "held-by-other"; readonly holder: Lease; readonly until: string };

/**
 * Decides whether a session gets the lease at `now` (ISO 8601 in UTC). A clock that jumped backwards never frees a lease that was alive:
 * one from the future holds until its own end, unless it lies more than a day ahead.
 */
export function decideLease(current: Lease | undefined, request: LeaseRequest, now: string): LeaseVerdict {
  if (!current) return { kind: "granted", lease: newLease(request, now), renewed: false };
  if (current.session === request.session) return { kind: "granted", lease: renew(current, request, now), renewed: true };
  if (request.holderIsDead !== true && isLeaseAlive(current, now)) return { kind: "held-by-other", holder: current, until: current.expiresAt };
  return { kind: "expired-takeover", lease: newLease(request, now), previous: current };
}

/** Says whether a lease still holds at `now`. */
export function isLeaseAlive(lease: Lease, now: string): boolean {
  const time = Date.parse(now);
  return time < Date.parse(lease.expiresAt) && Date.parse(lease.acquiredAt) - time <= MAX_LEASE_MS;
}

/** Whether a lease is the asking session's own and holds for more than half the time asked for, but no longer: then it need not be written again. */
export function isLeaseFresh(lease: Lease, request: Pick<LeaseRequest, "agent" | "session" | "ttlMs">, now: string): boolean {
  const { agent, session, ttlMs = LEASE_TTL_MS } = request;
  const left = Date.parse(lease.expiresAt) - Date.parse(now);
  const own = lease.agent === agent && lease.session === session;
  return own && Date.parse(lease.acquiredAt) <= Date.parse(now) && left > ttlMs / 2 && left <= ttlMs;
}

function newLease(request: LeaseRequest, now: string): Lease {
  const { agent, session, host, pid, ttlMs = LEASE_TTL_MS } = request;
  const expiresAt = utcSeconds(Date.parse(now) + Math.min(Math.max(ttlMs, 0), MAX_LEASE_MS));
  return { agent, session, host, ...(pid === undefined ? {} : { pid }), acquiredAt: now, expiresAt };
}

/** Keeps whose process it is where the request does not say, and when the session began to hold it, unless the clock went backwards since or the lease would grow past a day. */
function renew(current: Lease, request: LeaseRequest, now: string): Lease {
  const { pid = current.pid } = request;
  const renewed = newLease({ ...request, ...(pid === undefined ? {} : { pid }) }, now);
  const since = Date.parse(renewed.expiresAt) - Date.parse(current.acquiredAt);
  const keeps = Date.parse(current.acquiredAt) <= Date.parse(now) && since <= MAX_LEASE_MS;
  return keeps ? { ...renewed, acquiredAt: current.acquiredAt } : renewed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isTime(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u.test(value) && !Number.isNaN(Date.parse(value));
}

function isPid(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}
