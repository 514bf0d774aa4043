import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLeaseReader } from "../../../src/workspace/discovery/create-lease-reader.ts";
import { acquireLease } from "../../../src/workspace/lease/lease-store.ts";
import { ensureStateFolder } from "../../../src/disk/lock/state-folder.ts";
import { tempFolder } from "../support/temp-folder.ts";

const NOW = "2026-11-20T15:04:05Z";

function lease(project: string): void {
  const taken = acquireLease(project, { agent: "codex", session: "s1", ttlMs: 60_000, host: "here" }, NOW);
  if (!taken.ok) throw new Error("Cannot take the lease of a test");
}

test("a project's lease is read, and a project without one has none", () => {
  const root = tempFolder({ "a/AGENT-HANDOFF.md": "", "b/AGENT-HANDOFF.md": "" });
  lease(join(root, "a"));
  const read = createLeaseReader();
  expect(read(join(root, "a")).lease).toMatchObject({ agent: "codex" });
  expect(read(join(root, "b"))).toEqual({});
});

test("a lease that lies outside of its project, since something lies in the state folder's place, is read too, through links as well", () => {
  const root = tempFolder({ "a/AGENT-HANDOFF.md": "", "a/.agent-relay": "no folder" });
  const project = join(root, "a");
  lease(project);
  const state = ensureStateFolder(project);
  try {
    expect(createLeaseReader()(project).lease).toMatchObject({ agent: "codex" });
    rmSync(join(project, ".agent-relay"));
    symlinkSync(project, join(root, "link"));
    expect(createLeaseReader()(project).lease).toMatchObject({ agent: "codex" });
    expect(createLeaseReader()(join(root, "link")).lease).toMatchObject({ agent: "codex" });
  } finally {
    if (state.ok) rmSync(state.value, { recursive: true, force: true });
  }
});
