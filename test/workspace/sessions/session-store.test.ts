import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sessionFileName } from "../../../src/workspace/sessions/session-file-name.ts";
import { MAX_ENTRIES } from "../../../src/workspace/sessions/session-record.ts";
import { listSessions, loadSession, recordSession } from "../../../src/workspace/sessions/session-store.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { valueOf } from "../support/value-of.ts";

const at = (minute: number) => `2026-11-20T15:${String(minute).padStart(2, "0")}:00Z`;

test("news are added to what is known", () => {
  const home = tempFolder();
  valueOf(recordSession(home, "s1", { news: { agent: "codex", files: ["a.ts"], commands: ["npm test"] }, now: at(0) }));
  valueOf(
    recordSession(home, "s1", {
      news: { files: ["b.ts", "a.ts"], commands: ["npm test"], events: [{ at: at(1), kind: "block", text: "no owner" }] },
      now: at(1),
    }),
  );
  valueOf(recordSession(home, "s1", { news: { endedAt: at(2), ending: "stop" }, now: at(2) }));
  expect(loadSession(home, "s1")).toEqual({
    id: "s1",
    agent: "codex",
    startedAt: at(0),
    updatedAt: at(2),
    endedAt: at(2),
    ending: "stop",
    files: ["a.ts", "b.ts"],
    commands: ["npm test", "npm test"],
    events: [{ at: at(1), kind: "block", text: "no owner" }],
  });
});

test("a list keeps its youngest entries", () => {
  const home = tempFolder();
  const commands = Array.from({ length: MAX_ENTRIES + 5 }, (_, count) => `command ${count}`);
  expect(valueOf(recordSession(home, "s1", { news: { commands }, now: at(0) })).commands).toEqual(commands.slice(5));
});

test("keys of a later version are kept", () => {
  const home = tempFolder({ ".agent-relay/sessions/s1.json": JSON.stringify({ id: "s1", startedAt: at(0), future: [1], files: ["a", 2] }) });
  expect(valueOf(recordSession(home, "s1", { news: {}, now: at(1) }))).toMatchObject({ future: [1], files: ["a"], updatedAt: at(1) });
});

test.each(["", "{", "[]", '"x"', '{"id":"s1"}', "\u{feff}{}"])("a damaged record %j is set aside, not lost", (text) => {
  const home = tempFolder({ ".agent-relay/sessions/s1.json": text });
  const folder = join(home, ".agent-relay", "sessions");
  expect(loadSession(home, "s1")).toBeUndefined();
  expect(valueOf(recordSession(home, "s1", { news: { files: ["a"] }, now: at(3) })).files).toEqual(["a"]);
  const [aside = ""] = readdirSync(folder).filter((name) => name.includes("damaged"));
  expect(readFileSync(join(folder, aside), "utf8")).toBe(text);
  expect(listSessions(home)).toMatchObject({ sessions: [{ id: "s1" }], damaged: [join(folder, aside)] });
});

test("sessions are listed with the youngest first; without any there are none", () => {
  const home = tempFolder();
  expect(listSessions(home)).toEqual({ sessions: [], damaged: [] });
  for (const [minute, id] of ["a", "b", "c"].entries()) valueOf(recordSession(home, id, { news: {}, now: at(minute) }));
  mkdirSync(join(home, ".agent-relay", "sessions", "folder"));
  writeFileSync(join(home, ".agent-relay", "sessions", ".hidden"), "");
  expect(listSessions(home).sessions.map(({ id }) => id)).toEqual(["c", "b", "a"]);
});

test.each(["../../etc/passwd", "a/b", "C:\\x", "con", "NUL.txt", "", ".", "A", "x".repeat(101), "a\0b", "ü"])(
  "the id %j cannot leave the folder or meet another",
  (id) => {
    expect(sessionFileName(id)).toMatch(/^x-[0-9a-f]{32}\.json$/);
  },
);

test("usual ids are their own names", () => {
  expect(sessionFileName("0199a213-81c0-7800-8aa1-bbab2a035a53")).toBe("0199a213-81c0-7800-8aa1-bbab2a035a53.json");
});
