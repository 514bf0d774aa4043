import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "../../src/protocol/brief/estimate-tokens.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { loadSession, recordSession } from "../../src/workspace/sessions/session-store.ts";
import { makeFolder, makeWorkspace, putFile } from "../cli/workspace.ts";
import { valueOf } from "../workspace/support/value-of.ts";
import { contextText, type HookScene, runEvent } from "./hook-scene.ts";

/** A session writes a file, and its host tells. */
async function write(root: string, scene: Partial<HookScene> = {}): Promise<void> {
  putFile(root, "demo/src/a.ts", `// by ${scene.session ?? "s1"}\n`);
  await runEvent("after-tool", { cwd: root, tool: { name: "Write", kind: "edit", paths: ["demo/src/a.ts"] }, ...scene });
}

const OWNED = { demo: { owner: "Claude", status: "in-progress", next: "Implement T2", pending: ["- [ ] **T2** Build it (owner: claude)"] } };

test("the owner is told its turn and the next action, and gets the lease", async () => {
  const root = makeWorkspace(OWNED);
  const text = contextText(await runEvent("session-start", { cwd: root, source: "startup" }));
  expect(text).toContain("project `demo` (`demo`). It is your turn, Claude. Status: in-progress. Next action: `Implement T2`.");
  expect(text).toContain("HANDOFF");
  expect(readLease(join(root, "demo")).lease).toMatchObject({ agent: "claude", session: "s1" });
  expect(loadSession(join(root, "demo"), "s1")).toMatchObject({ agent: "claude", project: "demo", handoffBefore: expect.any(String) });
});

test("another agent is told whose turn it is, and gets no lease", async () => {
  const root = makeWorkspace(OWNED);
  const text = contextText(await runEvent("session-start", { cwd: join(root, "demo"), host: "codex", session: "c1" }));
  expect(text).toContain("It is Claude's turn");
  expect(text).toContain("Change nothing in it");
  expect(readLease(join(root, "demo")).lease).toBeUndefined();
});

test("a second session of the owner is told that the first is at work", async () => {
  const root = makeWorkspace(OWNED);
  await runEvent("session-start", { cwd: root });
  const text = contextText(await runEvent("session-start", { cwd: root, session: "s2" }));
  expect(text).toContain("Another session of Claude");
  expect(readLease(join(root, "demo")).lease?.session).toBe("s1");
});

test("the text is the same after the conversation was shortened, and what the session began with stays", async () => {
  const root = makeWorkspace(OWNED);
  const first = await runEvent("session-start", { cwd: root, source: "startup" });
  const before = loadSession(join(root, "demo"), "s1")?.handoffBefore;
  expect(await runEvent("session-start", { cwd: root, source: "compact" })).toEqual(first);
  putFile(root, "demo/AGENT-HANDOFF.md", `${readFileSync(join(root, "demo/AGENT-HANDOFF.md"), "utf8")}\nMore.\n`);
  await runEvent("session-start", { cwd: root, source: "compact" });
  expect(loadSession(join(root, "demo"), "s1")?.handoffBefore).toBe(before);
});

test("outside of all projects, and for a handoff that does not speak the protocol, nothing is said", async () => {
  expect(await runEvent("session-start", { cwd: makeFolder() })).toEqual({ kind: "allow" });
  const notes = makeFolder({ "HANDOFF.md": "# Notes\n\nWe talked about it.\n" });
  expect(await runEvent("session-start", { cwd: notes })).toEqual({ kind: "allow" });
  const bare = makeFolder();
  await runEvent("session-start", { cwd: bare });
  expect(existsSync(join(bare, ".agent-relay"))).toBe(false);
});

test("the text stays below 150 tokens, whatever the handoff holds", async () => {
  const long = "word ".repeat(400);
  const root = makeWorkspace({ demo: { ...OWNED.demo, next: `${long}\u001b[31m\u202e` } });
  const text = contextText(await runEvent("session-start", { cwd: root }));
  expect(estimateTokens(text)).toBeLessThanOrEqual(150);
  expect(text).not.toMatch(/[\u001b\u202e]/u);
});

test("all text that is always there, the instruction file's block and a start with two sessions left behind, stays below 600 tokens", async () => {
  const root = makeWorkspace({ demo: { ...OWNED.demo, next: "word ".repeat(400) } });
  for (const session of ["04309605-64d0-4756-a483-23be010d889e", "01a1f998-3031-7571-bc8c-a9765f7c9479", "third"]) {
    await runEvent("session-start", { cwd: root, session });
    await write(root, { session });
    await runEvent("session-end", { cwd: root, session });
  }
  const text = contextText(await runEvent("session-start", { cwd: root, host: "codex", session: "c1" }));
  expect(text).toContain("1 more: agent-relay sessions list");
  const block = readFileSync(new URL("../../protocol-templates/project/INSTRUCTIONS.md", import.meta.url), "utf8");
  expect(estimateTokens(block) + estimateTokens(text)).toBeLessThanOrEqual(600);
});

describe("what other sessions left behind", () => {
  test("a session that ended without handing its work over is told once, with its draft", async () => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root });
    await write(root);
    await runEvent("session-end", { cwd: root, reason: "other" });
    const text = contextText(await runEvent("session-start", { cwd: root, session: "s2" }));
    expect(text).toContain("Claude's session `s1`");
    expect(text).toContain("`ended without handing over its work on 1 file`, the handoff never read");
    expect(text).toContain("`demo/.agent-relay/recovery/s1.md`");
    expect(estimateTokens(text)).toBeLessThanOrEqual(300);
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s3" }))).not.toContain("s1");
    const other = { cwd: root, host: "codex", session: "c1" } as const;
    expect(contextText(await runEvent("session-start", other))).toContain("`demo/.agent-relay/recovery/s1.md`; tell the user");
    expect(contextText(await runEvent("session-start", other))).not.toContain("s1");
  });

  test("a session whose process is gone gets its draft now", async () => {
    const root = makeWorkspace(OWNED);
    const home = join(root, "demo");
    await runEvent("session-start", { cwd: root });
    await write(root);
    valueOf(recordSession(home, "s1", { news: { pid: 2 ** 22 - 1, pidStart: "1" }, now: "2026-11-20T15:04:05Z" }));
    const text = contextText(await runEvent("session-start", { cwd: root, host: "codex", session: "c1" }));
    expect(text).toContain("ended without a word");
    expect(readFileSync(join(home, ".agent-relay/recovery/s1.md"), "utf8")).toContain("- `src/a.ts`");
    expect(loadSession(home, "s1")).toMatchObject({ ending: "lost" });
  });

  test.each([
    ["its agent still runs", { pid: process.pid }],
    ["its agent is not known and it was seen just now", { pid: 0 }],
    ["it runs elsewhere and was seen just now", { pid: 2 ** 22 - 1, host: "elsewhere#1" }],
  ])("a session is left alone when %s", async (_, news) => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root });
    await write(root);
    const { pidStart: _start, ...record } = { pidStart: "", ...news };
    valueOf(recordSession(join(root, "demo"), "s1", { news: record, now: "2026-11-20T15:04:05Z" }));
    const own = join(root, "demo/.agent-relay/sessions/s1.json");
    putFile(
      root,
      "demo/.agent-relay/sessions/s1.json",
      readFileSync(own, "utf8")
        .replace(/ "pidStart": "\d*",?\n/u, "")
        .replace(/,\n\}/u, "\n}"),
    );
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s2" }))).not.toContain("s1");
  });

  test("an unknown agent's silence of half an hour counts as its end; a clock that jumped back does not", async () => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root, host: "codex", session: "c1" });
    await write(root, { host: "codex", session: "c1" });
    valueOf(recordSession(join(root, "demo"), "c1", { news: { pid: 0 }, now: "2026-11-20T15:04:05Z" }));
    const early = await runEvent("session-start", { cwd: root, session: "s2", now: "2025-01-01T00:00:00Z" });
    expect(contextText(early)).not.toContain("c1");
    const late = await runEvent("session-start", { cwd: root, session: "s2", now: "2026-11-20T16:04:05Z" });
    expect(contextText(late)).toContain("Codex's session `c1` (1h ago)");
  });

  test("a session that ended a moment ago is told of as such", async () => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root });
    await write(root);
    await runEvent("session-end", { cwd: root });
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s2" }))).toContain("session `s1` (just now): ");
  });

  test("a session that changed nothing, or whose handoff was updated, is not told", async () => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root });
    await runEvent("session-end", { cwd: root });
    await runEvent("session-start", { cwd: root, session: "s2" });
    await runEvent("after-tool", { cwd: root, session: "s2", tool: { name: "Write", kind: "edit", paths: ["demo/a.ts", "demo/AGENT-HANDOFF.md"] } });
    const file = join(root, "demo/AGENT-HANDOFF.md");
    putFile(root, "demo/AGENT-HANDOFF.md", readFileSync(file, "utf8").replace("Implement T2", "Review T2"));
    await runEvent("session-end", { cwd: root, session: "s2" });
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s3" }))).not.toMatch(/session `/u);
  });

  test("a skip is told once to the next session", async () => {
    const root = makeWorkspace(OWNED);
    await runEvent("session-start", { cwd: root });
    const skip = { at: "2026-11-20T15:05:00Z", kind: "skip", text: "stopped although the owner was not set" };
    valueOf(recordSession(join(root, "demo"), "s1", { news: { events: [skip] }, now: skip.at }));
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s2" }))).toContain(skip.text);
    expect(contextText(await runEvent("session-start", { cwd: root, session: "s3" }))).not.toContain(skip.text);
  });
});
