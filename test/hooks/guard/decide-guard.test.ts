import { describe, expect, test } from "vitest";
import { decideGuard, type GuardedProject, type GuardedWrite } from "../../../hooks/guard/decide-guard.ts";
import { describeDenials } from "../../../hooks/guard/describe-denials.ts";
import type { Owner } from "../../../src/protocol/owner.ts";

const READER = { agent: "claude", session: "s1", now: "2026-11-20T15:04:05Z" };
const LEASE = { agent: "claude", session: "s2", host: "box", acquiredAt: "2026-11-20T15:00:00Z", expiresAt: "2026-11-20T15:30:00Z" };
const RULE = { pattern: "infra/**", note: "", line: 7 };

function project(owner: Owner | undefined, more: Partial<GuardedProject> = {}): GuardedProject {
  return { folder: "/ws/demo", name: "demo", file: "demo/AGENT-HANDOFF.md", owner, offLimits: [RULE], ...more };
}

function write(path: string, to: GuardedProject, more: Partial<GuardedWrite> = {}): GuardedWrite {
  return {
    shown: path,
    how: "tee",
    reach: "file",
    glob: false,
    state: false,
    places: [{ project: to, path, absolute: `/ws/demo/${path}`, inside: true }],
    ...more,
  };
}

const CLAUDE = { kind: "agent", name: "claude" } as const;
const CODEX = { kind: "agent", name: "codex" } as const;

describe("the truth table of owner, rule, lease and opening", () => {
  test.each([
    ["own project, other file", project(CLAUDE), "src/a.ts", "allow"],
    ["own project, file off limits", project(CLAUDE), "infra/a.tf", "off-limits"],
    ["another agent's project", project(CODEX), "src/a.ts", "turn"],
    ["another agent's project, file off limits", project(CODEX), "infra/a.tf", "turn"],
    ["the user's project", project({ kind: "user" }), "src/a.ts", "allow"],
    ["the user's project, file off limits", project({ kind: "user" }), "infra/a.tf", "off-limits"],
    ["nobody's project", project({ kind: "nobody" }), "src/a.ts", "allow"],
    ["a project without an owner", project(undefined), "src/a.ts", "allow"],
    ["an unknown owner", project({ kind: "unknown", text: "cluade" }), "src/a.ts", "allow"],
    ["own project in another living session", project(CLAUDE, { lease: LEASE }), "src/a.ts", "turn"],
    ["own project in another session whose lease ran out", project(CLAUDE, { lease: { ...LEASE, expiresAt: "2026-11-20T15:01:00Z" } }), "src/a.ts", "allow"],
    ["own project with the session's own lease", project(CLAUDE, { lease: { ...LEASE, session: "s1" } }), "src/a.ts", "allow"],
    ["opened guard, file off limits", project(CLAUDE, { openUntil: "2026-11-20T15:10:00Z" }), "infra/a.tf", "let through"],
    ["opened guard, another agent's project", project(CODEX, { openUntil: "2026-11-20T15:10:00Z" }), "src/a.ts", "let through"],
  ])("%s", (_, to, path, expected) => {
    const { denied, letThrough } = decideGuard([write(path, to)], READER);
    expect(denied[0]?.cause.kind ?? (letThrough.length > 0 ? "let through" : "allow")).toBe(expected);
  });
});

test("state is refused even where the guard is open", () => {
  const open = project(CLAUDE, { openUntil: "2026-11-20T15:10:00Z" });
  expect(decideGuard([write(".agent-relay/guard.json", open, { state: true })], READER).denied).toHaveLength(1);
});

test("a session that is not known has no lease to lose", () => {
  expect(decideGuard([write("src/a.ts", project(CLAUDE, { lease: LEASE }))], { ...READER, session: "" }).denied).toEqual([]);
});

test("a rule that leads out of the project is held against the whole path, also for files that lie elsewhere", () => {
  const rule = { pattern: "../shared/**", note: "", line: 3, absolute: "/ws/shared/**" };
  const to = project(CLAUDE, { offLimits: [rule] });
  const elsewhere = (absolute: string) => write("x", to, { places: [{ project: to, path: "../shared/a.ts", absolute, inside: false }] });
  expect(decideGuard([elsewhere("/ws/shared/a.ts")], READER).denied).toHaveLength(1);
  expect(decideGuard([elsewhere("/ws/other/a.ts")], READER).denied).toEqual([]);
});

test("the words name every file up to five, and stay one line each whatever files are called", () => {
  const to = project(CLAUDE);
  const writes = Array.from({ length: 7 }, (_, index) => write(`infra/${index}\n\`\u202e${"x".repeat(300)}`, to));
  const lines = describeDenials(decideGuard(writes, READER).denied).split("\n");
  expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(6);
  expect(lines).toContain("- and 2 more");
  expect(lines.join("")).not.toContain("\u202e");
  expect(lines.every((line) => line.length < 500)).toBe(true);
});
