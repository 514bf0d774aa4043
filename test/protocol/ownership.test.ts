import { describe, expect, test } from "vitest";
import type { Lease } from "../../src/protocol/lease.ts";
import { decideTurn } from "../../src/protocol/ownership.ts";
import type { Actor, Owner } from "../../src/protocol/owner.ts";

const NOW = "2026-11-20T12:00:00Z";
const codex = { kind: "agent", name: "codex" } as const;
const claude = { kind: "agent", name: "claude" } as const;
const user = { kind: "user" } as const;
const nobody = { kind: "nobody" } as const;
const unknown = { kind: "unknown", text: "cluade" } as const;

const ROWS: readonly (readonly [Owner | undefined, Actor, string, boolean, string])[] = [
  [codex, codex, "yours", true, "It is your turn, Codex"],
  [codex, claude, "others", false, "It is Codex's turn"],
  [codex, user, "others", true, "It is Codex's turn"],
  [user, user, "yours", true, "It is your turn"],
  [user, codex, "users", false, "It is the user's turn"],
  [nobody, codex, "free", false, "Nobody owns this project"],
  [nobody, user, "free", true, "Nobody owns this project"],
  [undefined, codex, "free", false, "Nobody owns this project"],
  [unknown, codex, "unknown", false, "The owner `cluade` is nobody known here"],
  [unknown, user, "unknown", true, "The owner `cluade` is nobody known here"],
];

describe("decideTurn", () => {
  test.each(ROWS)("decides for owner %j and reader %j: %s, may move %j", (...[owner, reader, kind, mayMove, message]) => {
    expect(decideTurn({ owner, reader, now: NOW })).toMatchObject({ kind, mayMove, message });
  });

  test("tells who is not the owner what it may do", () => {
    expect(decideTurn({ owner: codex, reader: claude, now: NOW }).hint).toBe(
      "you may read, propose changes in the chat, or ask the user to route it: HANDOFF -> claude",
    );
  });

  const lease: Lease = { agent: "codex", session: "s1", host: "ada", acquiredAt: "2026-11-20T11:50:00Z", expiresAt: "2026-11-20T12:20:00Z" };

  test("holds back a second session of the owner while the first lives", () => {
    expect(decideTurn({ owner: codex, reader: codex, lease, session: "s2", now: NOW })).toMatchObject({ kind: "held", mayMove: false });
  });

  test.each([
    ["the same session", { lease, session: "s1" }],
    ["an ended lease", { lease: { ...lease, expiresAt: "2026-11-20T11:59:00Z" }, session: "s2" }],
    ["another agent's lease", { lease: { ...lease, agent: "claude" }, session: "s2" }],
    ["an unknown session", { lease }],
  ])("lets the owner move with %s", (_, given) => {
    expect(decideTurn({ owner: codex, reader: codex, now: NOW, ...given })).toMatchObject({ kind: "yours", mayMove: true });
  });

  test("lets the user move whatever the lease says", () => {
    expect(decideTurn({ owner: user, reader: user, lease, session: "s2", now: NOW }).mayMove).toBe(true);
  });
});
