import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HookEvent } from "../../src/agents/hook-dialect.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import { composeRecovery } from "../../hooks/session/compose-recovery.ts";
import { makeWorkspace, putFile, textOf } from "../cli/workspace.ts";
import { NOW, runEvent } from "./hook-scene.ts";

const EDIT = { name: "Write", kind: "edit", paths: ["src/a.ts"] } as const;
const DRAFT = ".agent-relay/recovery/s1.md";

async function work(): Promise<string> {
  const root = makeWorkspace({ demo: { owner: "Claude", next: "Implement T2" } });
  const cwd = join(root, "demo");
  await runEvent("session-start", { cwd });
  putFile(cwd, "src/a.ts", "// new\n");
  await runEvent("after-tool", { cwd, tool: EDIT });
  await runEvent("after-tool", { cwd, tool: { name: "Bash", kind: "shell", paths: [], command: "npm test" } });
  return cwd;
}

describe("work that was not handed over leaves a draft", () => {
  test.each<readonly [HookEvent, string]>([
    ["session-end", "it ended (other)"],
    ["stop-failure", "its turn failed: other"],
    ["before-compaction", "its conversation was shortened"],
  ])("at %s", async (event, why) => {
    const cwd = await work();
    expect(await runEvent(event, { cwd, reason: "other" })).toEqual({ kind: "allow" });
    const draft = textOf(cwd, DRAFT);
    for (const part of [
      why,
      "- `src/a.ts`",
      "- `npm test`",
      "- Next action: `Implement T2`",
      "(unverified)",
      "agent-relay pass --to user --summary '(unverified)",
    ])
      expect(draft).toContain(part);
  });
});

test("no draft is left where nothing was done, and one that lies there goes away when the handoff was written", async () => {
  const root = makeWorkspace({ demo: { owner: "Claude" } });
  await runEvent("session-start", { cwd: root });
  await runEvent("session-end", { cwd: root });
  expect(existsSync(join(root, "demo", DRAFT))).toBe(false);
  const cwd = await work();
  await runEvent("before-compaction", { cwd });
  expect(existsSync(join(cwd, DRAFT))).toBe(true);
  putFile(cwd, "AGENT-HANDOFF.md", textOf(cwd, "AGENT-HANDOFF.md").replace("Implement T2", "Review T2"));
  await runEvent("session-end", { cwd });
  expect(existsSync(join(cwd, DRAFT))).toBe(false);
});

test("what a command changed is work too, and a handoff that was only reformatted or given a row in its log tells nothing of it", async () => {
  const root = makeWorkspace({ demo: { owner: "Claude", next: "Implement T2" } });
  const cwd = join(root, "demo");
  await runEvent("session-start", { cwd });
  putFile(cwd, "made/by-shell.txt", "x");
  await runEvent("after-tool", { cwd, tool: { name: "Bash", kind: "shell", paths: [], command: "echo x > made/by-shell.txt" } });
  putFile(cwd, "AGENT-HANDOFF.md", `${textOf(cwd, "AGENT-HANDOFF.md").trimEnd()}\n| 2026-11-20T15:00:00Z | Claude | Claude | looked |\n\n`);
  await runEvent("session-end", { cwd });
  expect(textOf(cwd, DRAFT)).toContain("- `made/by-shell.txt`");
  expect(loadSession(cwd, "s1")?.events).toMatchObject([{ kind: "unhanded", text: "ended without handing over its work on 1 file" }]);
});

test("the end closes the record and gives the session's own lease back", async () => {
  const cwd = await work();
  expect(readLease(cwd).lease?.session).toBe("s1");
  await runEvent("session-end", { cwd, session: "s2" });
  expect(readLease(cwd).lease?.session).toBe("s1");
  await runEvent("session-end", { cwd, reason: "exit" });
  expect(readLease(cwd).lease).toBeUndefined();
  const record = loadSession(cwd, "s1");
  expect(record).toMatchObject({ endedAt: NOW, ending: "session-end", handoffAfter: record?.handoffBefore });
});

test("a failed turn stands in the record, which stays open", async () => {
  const cwd = await work();
  await runEvent("stop-failure", { cwd, reason: "rate\u001b[31m limit" });
  const record = loadSession(cwd, "s1");
  expect(record).toMatchObject({ events: [{ kind: "stop-failure", text: "rate limit" }] });
  expect(record).not.toHaveProperty("endedAt");
});

test("the proposed command is one line that a shell takes as it stands, whatever files and commands are called", () => {
  const odd = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("$(touch x)", "'; rm -rf / #", "`id`", "a\nb", "!x", "\u202e\u001b]0;x\u0007"));
  const about = { project: "p", session: "s", agent: "claude", now: NOW };
  fc.assert(
    fc.property(fc.array(odd, { maxLength: 8 }), fc.array(odd, { maxLength: 3 }), odd, (files, commands, why) => {
      const text = composeRecovery({ ...about, files, commands, why });
      const command = /```sh\n(?<line>.*)\n```\n$/u.exec(text)?.groups?.["line"] ?? "";
      expect(command).toMatch(/^agent-relay pass --to user --summary '\(unverified\) [^'\n]*' --as claude$/u);
      expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202e]/u);
    }),
  );
  const text = composeRecovery({ ...about, files: ["$(touch x)", "it's", "a`id`"], commands: ["x > y; z"], why: "it ended" });
  const line = /```sh\n(.*)\n```/u.exec(text)?.[1] ?? "";
  const shell = spawnSync("sh", ["-c", line.replace("agent-relay", "printf '%s|'")], { encoding: "utf8" });
  expect(shell.stdout).toBe(
    "pass|--to|user|--summary|(unverified) Recovered from a session of claude: it ended; changed (touch x), its, aid; last command x > y; z|--as|claude|",
  );
});

test("a draft is replaced in one step and readable by its owner alone", async () => {
  const cwd = await work();
  await runEvent("before-compaction", { cwd });
  const first = readFileSync(join(cwd, DRAFT), "utf8");
  await runEvent("session-end", { cwd, reason: "exit" });
  expect(textOf(cwd, DRAFT)).not.toBe(first);
});
