import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireLease, releaseLease, renewLease } from "../../../src/workspace/lease/lease-store.ts";
import { machineName } from "../../../src/workspace/lease/machine-name.ts";
import { readLease } from "../../../src/workspace/lease/read-lease.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { problemOf, valueOf } from "../support/value-of.ts";

const NOW = "2026-11-20T15:00:00Z";
const CODEX = { agent: "codex", session: "s1", host: "box" };
const CLAUDE = { agent: "claude", session: "s2", host: "box" };

test("a project without a lease has none, and reading creates nothing", () => {
  const project = tempFolder();
  expect(readLease(project)).toEqual({});
  expect(readdirSync(project)).toEqual([]);
});

test("one session gets the lease, another is told who has it and until when", () => {
  const project = tempFolder();
  const { lease } = valueOf(acquireLease(project, CODEX, NOW));
  expect(lease).toEqual({ ...CODEX, acquiredAt: NOW, expiresAt: "2026-11-20T15:30:00Z" });
  expect(readLease(project).lease).toEqual(lease);
  expect(problemOf(acquireLease(project, CLAUDE, "2026-11-20T15:29:59Z"))).toEqual({ kind: "held", holder: lease, until: lease.expiresAt });
});

test("a lease that ran out is taken over", () => {
  const project = tempFolder();
  valueOf(acquireLease(project, CODEX, NOW));
  expect(valueOf(acquireLease(project, CLAUDE, "2026-11-20T15:30:00Z"))).toMatchObject({ kind: "expired-takeover", previous: CODEX, lease: CLAUDE });
});

test("a lease whose process has ended on this machine is taken over at once, one of another machine is not", () => {
  const pid = spawnSync(process.execPath, ["--version"]).pid;
  const here = tempFolder();
  valueOf(acquireLease(here, { ...CODEX, host: machineName(), pid }, NOW));
  expect(acquireLease(here, CLAUDE, NOW).ok).toBe(true);
  const elsewhere = tempFolder();
  valueOf(acquireLease(elsewhere, { ...CODEX, host: "elsewhere", pid }, NOW));
  expect(acquireLease(elsewhere, CLAUDE, NOW).ok).toBe(false);
});

test("only the holder's session renews and gives back", () => {
  const project = tempFolder();
  valueOf(acquireLease(project, CODEX, NOW));
  expect(valueOf(renewLease(project, CLAUDE, NOW))).toBeUndefined();
  expect(valueOf(renewLease(project, CODEX, "2026-11-20T15:10:00Z"))).toMatchObject({ acquiredAt: NOW, expiresAt: "2026-11-20T15:40:00Z" });
  expect(valueOf(releaseLease(project, "s2"))).toBe(false);
  expect(valueOf(releaseLease(project, "s1"))).toBe(true);
  expect(readLease(project)).toEqual({});
  expect(valueOf(releaseLease(project))).toBe(false);
});

test.each(["", "{", "[]", '{"agent":1}', "\0", "null"])("a damaged lease file %j is told and stands in nobody's way", (text) => {
  const project = tempFolder({ ".agent-relay/.gitignore": "*\n" });
  writeFileSync(join(project, ".agent-relay", "lease.json"), text);
  expect(readLease(project).damage).toMatch(/\w/);
  expect(acquireLease(project, CODEX, NOW).ok).toBe(true);
});
