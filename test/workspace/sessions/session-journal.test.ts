import { appendFileSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { appendSession } from "../../../src/workspace/sessions/append-session.ts";
import { pruneSessions } from "../../../src/workspace/sessions/prune-sessions.ts";
import { findRecovery, writeRecovery } from "../../../src/workspace/sessions/recovery-file.ts";
import { foldJournal, formatJournalEntry } from "../../../src/workspace/sessions/session-journal.ts";
import { listSessions, loadSession, recordSession } from "../../../src/workspace/sessions/session-store.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { valueOf } from "../support/value-of.ts";

const at = (minute: number): string => `2026-11-20T15:${String(minute).padStart(2, "0")}:00Z`;

test("a journal adds to the session's record when it is read", () => {
  const home = tempFolder();
  valueOf(recordSession(home, "s1", { news: { agent: "codex", files: ["a.ts"] }, now: at(0) }));
  const before = readFileSync(join(home, ".agent-relay/sessions/s1.json"), "utf8");
  valueOf(appendSession(home, "s1", { at: at(1), files: ["a.ts", "b.ts"] }));
  valueOf(appendSession(home, "s1", { at: at(2), command: "npm test" }));
  expect(loadSession(home, "s1")).toMatchObject({ startedAt: at(0), updatedAt: at(2), files: ["a.ts", "b.ts"], commands: ["npm test"] });
  expect(readFileSync(join(home, ".agent-relay/sessions/s1.json"), "utf8")).toBe(before);
});

test("a session of which there is only a journal is a session", () => {
  const home = tempFolder();
  valueOf(appendSession(home, "s1", { at: at(1), agent: "gemini", project: "demo", command: "ls" }));
  expect(listSessions(home)).toMatchObject({ sessions: [{ id: "s1", agent: "gemini", project: "demo", startedAt: at(1), commands: ["ls"] }], damaged: [] });
});

test("lines that are no entries are left out, the torn last one too", () => {
  const home = tempFolder();
  const path = valueOf(appendSession(home, "s1", { at: at(1), command: "ls" }));
  appendFileSync(path, '\n[]\nnull\n{"at":3}\n{"at":"x","files":[1,"b.ts"]}\n{"at":"2026-11-20T15:02:00Z","comm');
  expect(loadSession(home, "s1")).toMatchObject({ files: ["b.ts"], commands: ["ls"] });
});

test("a journal stays bounded: the older part is set aside once and still read", () => {
  const home = tempFolder();
  const path = valueOf(appendSession(home, "s1", { at: at(1), command: "first" }));
  appendFileSync(path, `${"x".repeat(1_000_000)}\n`);
  valueOf(appendSession(home, "s1", { at: at(2), command: "second" }));
  expect(statSync(path).size).toBeLessThan(1000);
  expect(loadSession(home, "s1")?.commands).toEqual(["first", "second"]);
  expect(listSessions(home)).toMatchObject({ sessions: [{ id: "s1" }], damaged: [] });
});

test("a list may be limited to the sessions written last", () => {
  const home = tempFolder();
  for (const [minute, id] of ["a", "b", "c"].entries()) valueOf(recordSession(home, id, { news: {}, now: at(minute) }));
  expect(listSessions(home, 2).sessions).toHaveLength(2);
});

test("what is written reads back, and folding never throws", () => {
  const entry = fc.record({ files: fc.array(fc.string(), { maxLength: 3 }), command: fc.string({ maxLength: 40 }) });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
      const text = entries.map((each) => formatJournalEntry({ at: at(1), ...each })).join("");
      expect(foldJournal(undefined, "s", text)?.commands).toEqual(entries.map(({ command }) => command));
      expect(foldJournal(undefined, "s", text)?.files).toEqual([...new Set(entries.flatMap(({ files }) => files))]);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void foldJournal(undefined, "s", text)));
});

test("the oldest sessions are removed with their journals and drafts when there are too many", () => {
  const home = tempFolder();
  for (const [minute, id] of ["a", "b", "c"].entries()) {
    valueOf(recordSession(home, id, { news: {}, now: at(minute) }));
    valueOf(appendSession(home, id, { at: at(minute), command: id }));
    valueOf(writeRecovery(home, id, "draft"));
    for (const file of [`${id}.json`, `${id}.jsonl`]) utimesSync(join(home, ".agent-relay/sessions", file), minute, minute);
  }
  expect(pruneSessions(home, 3)).toBe(0);
  expect(pruneSessions(home, 1)).toBe(2);
  expect(listSessions(home)).toMatchObject({ sessions: [{ id: "c", commands: ["c"] }], damaged: [] });
  expect([findRecovery(home, "a"), findRecovery(home, "b")]).toEqual([undefined, undefined]);
  expect(findRecovery(home, "c")).toBeDefined();
  expect(pruneSessions(tempFolder())).toBe(0);
});
