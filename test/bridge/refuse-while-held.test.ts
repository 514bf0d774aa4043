import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refuseWhileHeld } from "../../src/bridge/refuse-while-held.ts";
import { acquireLease } from "../../src/workspace/lease/lease-store.ts";

const NOW = "2026-11-21T12:00:00Z";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "agent-relay-held-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function project() {
  return { name: "shop", folder, file: join(folder, "AGENT-HANDOFF.md") };
}

test("a run is refused while another session is at work, and only then", () => {
  expect(refuseWhileHeld(project(), { session: "me", now: NOW })).toBeUndefined();
  acquireLease(folder, { agent: "codex", session: "theirs", host: "far", ttlMs: 60_000 }, NOW);
  expect(refuseWhileHeld(project(), { session: "me", now: NOW })).toMatchObject({
    code: "not-yours",
    message: "Cannot run `shop`: a session of codex on far is at work on it until 2026-11-21T12:01:00Z",
  });
  expect(refuseWhileHeld(project(), { session: "theirs", now: NOW })).toBeUndefined();
  expect(refuseWhileHeld(project(), { session: "me", now: "2026-11-21T12:02:00Z" })).toBeUndefined();
});
