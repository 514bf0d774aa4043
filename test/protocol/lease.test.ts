import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideLease, formatLease, isLeaseFresh, type Lease, parseLease } from "../../src/protocol/lease.ts";

const LEASE: Lease = { agent: "codex", session: "s1", host: "ada", pid: 12, acquiredAt: "2026-11-20T12:00:00Z", expiresAt: "2026-11-20T12:30:00Z" };
const other = { agent: "claude", session: "s2", host: "ada" };

describe("parseLease", () => {
  test("reads what formatLease wrote", () => {
    expect(parseLease(formatLease(LEASE))).toEqual({ lease: LEASE });
  });

  test.each([
    ["nothing", "", "it is not a JSON object"],
    ["half a file", '{"agent": "co', "it is not a JSON object"],
    ["a list", "[]", "agent, session or host is missing"],
    ["null", "null", "it is not a JSON object"],
    ["zero bytes", "\0\0\0", "it is not a JSON object"],
    ["no session", '{"agent":"codex","host":"ada"}', "agent, session or host is missing"],
    ["a date without time", JSON.stringify({ ...LEASE, expiresAt: "2026-11-20" }), "acquiredAt or expiresAt is no time"],
    ["a time that is none", JSON.stringify({ ...LEASE, expiresAt: "2026-99-20T12:00:00Z" }), "acquiredAt or expiresAt is no time"],
    ["an end before its beginning", JSON.stringify({ ...LEASE, expiresAt: "2026-11-20T11:00:00Z" }), "it does not last between 0 and 24 hours"],
    ["a lease for ever", JSON.stringify({ ...LEASE, expiresAt: "9999-11-20T12:00:00Z" }), "it does not last between 0 and 24 hours"],
  ])("says why %s is no lease", (_, text, reason) => {
    expect(parseLease(text)).toEqual({ lease: undefined, reason });
  });

  test("takes a byte-order mark, unknown keys and a pid that is none", () => {
    expect(parseLease(`\ufeff${JSON.stringify({ ...LEASE, pid: "x", extra: 1 })}`).lease).toEqual({ ...LEASE, pid: undefined });
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseLease(text)));
  });
});

describe("decideLease", () => {
  test("grants a free project for 30 minutes", () => {
    expect(decideLease(undefined, other, "2026-11-20T12:00:00Z")).toEqual({
      kind: "granted",
      renewed: false,
      lease: { ...other, acquiredAt: "2026-11-20T12:00:00Z", expiresAt: "2026-11-20T12:30:00Z" },
    });
  });

  test.each([
    ["while it holds", "2026-11-20T12:29:59Z", false, "held-by-other"],
    ["when it ends", "2026-11-20T12:30:00Z", false, "expired-takeover"],
    ["long after", "2026-11-22T12:30:00Z", false, "expired-takeover"],
    ["while it holds, its process being dead", "2026-11-20T12:10:00Z", true, "expired-takeover"],
    ["when the clock jumped back an hour", "2026-11-20T11:00:00Z", false, "held-by-other"],
    ["when it lies more than a day ahead", "2026-11-19T11:00:00Z", false, "expired-takeover"],
  ])("answers another session %s", (...[, now, holderIsDead, kind]) => {
    expect(decideLease(LEASE, { ...other, holderIsDead }, now).kind).toBe(kind);
  });

  test("says until when it is held and by whom", () => {
    expect(decideLease(LEASE, other, "2026-11-20T12:10:00Z")).toEqual({ kind: "held-by-other", holder: LEASE, until: LEASE.expiresAt });
  });

  test("takes another session of the same agent for another", () => {
    expect(decideLease(LEASE, { ...other, agent: "codex" }, "2026-11-20T12:10:00Z").kind).toBe("held-by-other");
  });

  test("renews for the same session and keeps when it began", () => {
    const verdict = decideLease(LEASE, { agent: "codex", session: "s1", host: "ada", pid: 12 }, "2026-11-20T12:20:00Z");
    expect(verdict).toEqual({ kind: "granted", renewed: true, lease: { ...LEASE, expiresAt: "2026-11-20T12:50:00Z" } });
  });

  test("begins anew for the same session when the clock went back", () => {
    const verdict = decideLease(LEASE, { agent: "codex", session: "s1", host: "ada" }, "2026-11-20T11:00:00Z");
    expect(verdict).toMatchObject({ lease: { acquiredAt: "2026-11-20T11:00:00Z", expiresAt: "2026-11-20T11:30:00Z" } });
  });

  test("gives leases that parseLease reads, whatever came before", () => {
    const time = fc.integer({ min: 0, max: 60 * 60 * 24 * 400 }).map((s) => `${new Date(Date.UTC(2026, 0, 1) + s * 1000).toISOString().slice(0, 19)}Z`);
    fc.assert(
      fc.property(fc.array(fc.record({ now: time, session: fc.constantFrom("a", "b"), ttlMs: fc.integer({ min: -5, max: 1e12 }) })), (requests) => {
        let current: Lease | undefined;
        for (const { now, ...request } of requests) {
          const verdict = decideLease(current, { agent: "codex", host: "h", ...request }, now);
          if (verdict.kind === "held-by-other") continue;
          expect(parseLease(formatLease(verdict.lease))).toEqual({ lease: verdict.lease });
          current = verdict.lease;
        }
      }),
    );
  });
});

describe("isLeaseFresh", () => {
  const request = { agent: "codex", session: "s1", ttlMs: 30 * 60_000 };

  test("spares a session the writing of its own lease in the first half of its time only", () => {
    expect(isLeaseFresh(LEASE, request, "2026-11-20T12:14:59Z")).toBe(true);
    expect(isLeaseFresh(LEASE, request, "2026-11-20T12:15:00Z")).toBe(false);
    expect(isLeaseFresh(LEASE, request, "2026-11-20T13:00:00Z")).toBe(false);
  });

  test("is never true for another session or agent, a clock that went back, or a time that has changed", () => {
    const now = "2026-11-20T12:01:00Z";
    for (const change of [{ session: "s2" }, { agent: "claude" }, { ttlMs: 60_000 }, { ttlMs: 90 * 60_000 }])
      expect(isLeaseFresh(LEASE, { ...request, ...change }, now)).toBe(false);
    expect(isLeaseFresh(LEASE, request, "2026-11-20T11:59:00Z")).toBe(false);
  });
});
