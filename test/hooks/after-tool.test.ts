import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acquireLease } from "../../src/workspace/lease/lease-store.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import { makeFolder, makeWorkspace } from "../cli/workspace.ts";
import { valueOf } from "../workspace/support/value-of.ts";
import { runEvent } from "./hook-scene.ts";

const PATCH =
  "*** Begin Patch\n*** Add File: new.ts\n+*** Add File: fake.ts\n*** Update File: old.ts\n*** Move to: moved.ts\n*** Delete File: gone.ts\n*** End Patch\n";

test("files written and commands run are remembered, each line added to the journal alone", async () => {
  const root = makeWorkspace({ demo: { owner: "Claude" } });
  const cwd = join(root, "demo");
  const journal = join(cwd, ".agent-relay/sessions/s1.jsonl");
  await runEvent("after-tool", { cwd, tool: { name: "Write", kind: "edit", paths: ["src/a.ts", join(cwd, "src/b.ts"), "../other/c.ts"] } });
  const first = readFileSync(journal, "utf8");
  await runEvent("after-tool", { cwd, tool: { name: "apply_patch", kind: "patch", paths: [], patch: PATCH } });
  await runEvent("after-tool", { cwd, tool: { name: "Bash", kind: "shell", paths: [], command: "npm test\nnpm run lint" } });
  await runEvent("after-tool", { cwd, tool: { name: "Read", kind: "read", paths: ["src/z.ts"] } });
  expect(readFileSync(journal, "utf8").startsWith(first)).toBe(true);
  expect(loadSession(cwd, "s1")).toMatchObject({
    agent: "claude",
    files: ["src/a.ts", "src/b.ts", join(root, "other/c.ts"), "new.ts", "old.ts", "moved.ts", "gone.ts"],
    commands: ["npm test\nnpm run lint"],
  });
});

test.each([
  ["soon runs out", "2026-11-20T15:20:00Z", "2026-11-20T15:50:00Z"],
  ["holds for long", "2026-11-20T15:05:00Z", "2026-11-20T15:34:05Z"],
])("a lease of the session's own that %s is renewed only when it needs to be", async (_, now, until) => {
  const root = makeWorkspace({ demo: { owner: "Claude" } });
  const cwd = join(root, "demo");
  valueOf(acquireLease(cwd, { agent: "claude", session: "s1", host: "h" }, "2026-11-20T15:04:05Z"));
  await runEvent("after-tool", { cwd, now });
  expect(readLease(cwd).lease?.expiresAt).toBe(until);
});

test("another session's lease stays as it is", async () => {
  const root = makeWorkspace({ demo: { owner: "Claude" } });
  const cwd = join(root, "demo");
  valueOf(acquireLease(cwd, { agent: "claude", session: "s2", host: "h" }, "2026-11-20T15:04:05Z"));
  await runEvent("after-tool", { cwd, now: "2026-11-20T15:30:00Z" });
  expect(readLease(cwd).lease).toMatchObject({ session: "s2", expiresAt: "2026-11-20T15:34:05Z" });
});

test("outside of all projects, and for a session without an id, nothing is written", async () => {
  const bare = makeFolder();
  const tool = { name: "Write", kind: "edit", paths: ["a.ts"] } as const;
  expect(await runEvent("after-tool", { cwd: bare, tool })).toEqual({ kind: "allow" });
  const root = makeWorkspace({ demo: { owner: "Claude" } });
  expect(await runEvent("after-tool", { cwd: root, session: "", tool })).toEqual({ kind: "allow" });
  expect(() => readFileSync(join(root, "demo/.agent-relay/sessions"))).toThrow("ENOENT");
});
