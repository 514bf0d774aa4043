import { join } from "node:path";
import { expect, test } from "vitest";
import { recordReceipt } from "../../src/workspace/receipts/receipt-store.ts";
import { appendSession } from "../../src/workspace/sessions/append-session.ts";
import { writeRecovery } from "../../src/workspace/sessions/recovery-file.ts";
import { recordSession } from "../../src/workspace/sessions/session-store.ts";
import { valueOf } from "../workspace/support/value-of.ts";
import { NOW, runCli, runJson, runWell } from "./run.ts";
import { makeFolder, makeWorkspace, putFile } from "./workspace.ts";

const LATER = "2026-11-20T16:00:00Z";

function workspace(): string {
  const root = makeWorkspace({ demo: { owner: "Claude" }, other: {} });
  const demo = join(root, "demo");
  const news = { agent: "claude", project: "demo", handoffBefore: "a".repeat(64), handoffAfter: "b".repeat(64), endedAt: LATER, ending: "session-end" };
  const events = [{ at: NOW, kind: "block", text: "the owner is\u001b[31m not set\u202e" }];
  valueOf(recordSession(demo, "abc-1", { news: { ...news, events }, now: NOW }));
  valueOf(appendSession(demo, "abc-1", { at: NOW, files: ["src/a.ts"], command: "npm test\nnpm run lint" }));
  valueOf(recordReceipt(demo, { at: NOW, agent: "claude", session: "abc-1", revision: "a".repeat(64), kind: "brief" }));
  valueOf(recordSession(join(root, "other"), "abd-2", { news: { agent: "codex", project: "other", files: ["x.ts"] }, now: LATER }));
  valueOf(writeRecovery(join(root, "other"), "abd-2", "# Recovery draft\n"));
  return root;
}

test("all sessions of the workspace are listed, the one that began last first", async () => {
  const out = await runWell(["sessions"], { cwd: workspace() });
  expect(out).toBe(
    [
      "SESSION  AGENT   PROJECT  STARTED               END          FILES  EVENTS",
      "abd-2    codex   other    2026-11-20T16:00:00Z  open         1      -",
      "abc-1    claude  demo     2026-11-20T15:04:05Z  session-end  1      1 block",
      "",
    ].join("\n"),
  );
});

test("in a project only its own sessions are listed", async () => {
  const out = await runWell(["sessions", "list"], { cwd: join(workspace(), "demo") });
  expect(out).toContain("abc-1");
  expect(out).not.toContain("abd-2");
});

test("one session is shown with all that is known of it, without hidden characters", async () => {
  expect(await runWell(["sessions", "show", "abc"], { cwd: workspace() })).toBe(`Session abc-1 of claude in demo
  started  2026-11-20T15:04:05Z
  ended    2026-11-20T16:00:00Z (session-end)
  handoff  aaaaaaaa before, bbbbbbbb after
  given    aaaaaaaa at 2026-11-20T15:04:05Z
Files (1)
  src/a.ts
Commands (1)
  npm test npm run lint
Events (1)
  2026-11-20T15:04:05Z block: the owner is not set
`);
});

test("a session that worked without having read the handoff is told, with its draft", async () => {
  const out = await runWell(["sessions", "show", "abd-2"], { cwd: workspace() });
  expect(out).toContain("given    nothing: it changed files without having read the handoff");
  expect(out).toMatch(/draft {4}\S+other\/\.agent-relay\/recovery\/abd-2\.md/u);
  expect(out).toContain("ended    not yet, last seen 2026-11-20T16:00:00Z");
});

test("programs get the same as JSON", async () => {
  const cwd = workspace();
  const { sessions } = await runJson(["sessions"], { cwd });
  expect(sessions).toMatchObject([
    { id: "abd-2", ending: "open" },
    { id: "abc-1", ending: "session-end", files: ["src/a.ts"], receipts: [{ kind: "brief" }] },
  ]);
  expect(await runJson(["sessions", "show", "abc-1"], { cwd })).toMatchObject({ kind: "session", sessions: [{ id: "abc-1" }] });
});

test.each([
  [["sessions", "show"], 2, "Missing id of a session"],
  [["sessions", "show", "ab"], 1, "Several sessions begin with `ab`: abd-2, abc-1"],
  [["sessions", "show", "zz"], 1, "No session is called `zz`"],
  [["sessions", "purge"], 2, "Unexpected word `purge`, expected `list` or `show`"],
])("%j is refused", async (argv, code, message) => {
  const run = await runCli(argv, { cwd: workspace() });
  expect(run).toMatchObject({ code, out: "" });
  expect(run.err).toContain(message);
});

test("without sessions, and outside of all projects, that is said", async () => {
  expect(await runWell(["sessions"], { cwd: makeWorkspace({ demo: {} }) })).toContain("No sessions yet");
  const outside = await runCli(["sessions"], { cwd: makeFolder() });
  expect(outside).toMatchObject({ code: 1, out: "" });
  expect(outside.err).toContain("Cannot find a project or workspace");
});

test("a damaged record is told and hides no other", async () => {
  const root = workspace();
  putFile(root, "demo/.agent-relay/sessions/broken.json", "{");
  const run = await runCli(["sessions"], { cwd: root });
  expect(run.code).toBe(0);
  expect(run.out).toContain("abc-1");
  expect(run.err).toContain("broken.json");
});
