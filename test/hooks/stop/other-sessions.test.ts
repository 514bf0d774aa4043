import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSessions } from "../../../hooks/stop/other-sessions.ts";
import { recordSession } from "../../../src/workspace/sessions/session-store.ts";

const SINCE = "2026-11-20T15:04:05Z";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "others-"));
});
afterEach(() => rmSync(home, { recursive: true }));

function worked(id: string, now: string, news: { readonly endedAt?: string; readonly resumedAt?: string } = {}): void {
  recordSession(home, id, { news: { agent: "gemini", files: ["a.ts"], ...news }, now });
}

test("a session that ended in the second in which this one began is no rival", () => {
  worked("before", SINCE, { endedAt: SINCE });
  expect(readSessions(home, { session: "s1", agent: "gemini", since: SINCE }).others).toEqual([]);
});

test("one that goes on, or was taken up again, is", () => {
  worked("living", SINCE);
  worked("again", SINCE, { endedAt: "2026-11-20T15:00:00Z", resumedAt: SINCE });
  expect(readSessions(home, { session: "s1", agent: "gemini", since: SINCE }).others).toHaveLength(2);
});
